import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import type { Sums } from './measures.js';
import { REPORTS_CONSUMER } from './recount-consumer.js';
import { type Days, daysOf, eachDay } from './report-days.js';
import { conditionsOf, NAMES, openStatement, sumsStatement, WAITING } from './report-statements.js';
import type { ServiceGroup } from './service-figures.dto.js';
import { added, figuresOf, type GroupFigures } from './service-figures.js';
import type { ServiceGrouping, ServiceQuery, ServiceReport } from './service-report.dto.js';

const MOST_GROUPS = 1_000;
/** How nobody is called in the sums. */
const NOBODY = '0';

type GroupSums = Sums & { readonly group: string };
type UnnamedGroup = Omit<ServiceGroup, 'name'>;

/** Since when something waits to be counted, and whether it is of long ago. */
interface Waiting {
  readonly now: Date;
  readonly since: Date | null;
  readonly isFormer: boolean;
}

/** The sums of each group, and how many tickets were open at the end. */
interface Read {
  readonly sums: ReadonlyMap<string, Sums>;
  readonly open: ReadonlyMap<string, number>;
}

/** How the desk does: from sums by day, so that it takes as long however many tickets there are. */
@Injectable()
export class ServiceReportService {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** @throws ValidationError when there are no days, or too many */
  report(actor: Actor, query: ServiceQuery): Promise<ServiceReport> {
    const days = daysOf(query, new Date());
    const { groupBy } = query;
    return this.database.of(actor).snapshot(async (manager) => {
      const countedUntil = await this.countedUntil(manager, actor);
      const read = await readSums(manager, actor, days, query);
      const groups = groupsOf(read, days, groupBy);
      const shown = groups.slice(0, MOST_GROUPS);
      const names = await namesOf(manager, actor, groupBy, shown);
      return {
        ...days,
        groupBy,
        countedUntil,
        total: totalOf(read),
        groups: shown.map((group) => ({ ...group, name: names.get(group.group ?? '') ?? null })),
        moreGroups: groups.length > MOST_GROUPS,
      };
    });
  }

  /** No later than the moment as of which the rest is read. */
  private async countedUntil(
    manager: EntityManager,
    { organizationId }: Actor,
  ): Promise<Date | null> {
    const heard = await this.events.heardUntil(manager, REPORTS_CONSUMER);
    const [row] = await manager.query<[Waiting]>(WAITING, [organizationId]);
    if (row.isFormer) return null;
    return [heard, row.since].reduce<Date>((first, it) => (it && it < first ? it : first), row.now);
  }
}

async function readSums(
  manager: EntityManager,
  { organizationId }: Actor,
  { from, to }: Days,
  query: ServiceQuery,
): Promise<Read> {
  const { groupBy } = query;
  const ofSums = conditionsOf(query, 4);
  const sums = await manager.query<GroupSums[]>(sumsStatement(groupBy, ofSums.sql), [
    ...[organizationId, from, to],
    ...ofSums.values,
  ]);
  const ofOpen = conditionsOf(query, 3);
  const open = await manager.query<{ group: string; open: number }[]>(
    openStatement(groupBy, ofOpen.sql),
    [organizationId, to, ...ofOpen.values],
  );
  return {
    sums: new Map(sums.map(({ group, ...own }) => [group, own as Sums])),
    open: new Map(open.map((row) => [row.group, row.open])),
  };
}

function totalOf({ sums, open }: Read): GroupFigures {
  const backlog = [...open.values()].reduce((sum, it) => sum + it, 0);
  return figuresOf(added([...sums.values()]), backlog);
}

function groupsOf(read: Read, days: Days, by: ServiceGrouping): UnnamedGroup[] {
  if (by === 'none') return [];
  return by === 'day' ? daysIn(read, days) : othersIn(read);
}

/** Also those on which nothing happened. */
function daysIn({ sums, open }: Read, days: Days): UnnamedGroup[] {
  let backlog = [...open.values()].reduce((sum, it) => sum + it, 0);
  return eachDay(days)
    .reverse()
    .map((day) => {
      const own = sums.get(day) ?? {};
      const group = { group: day, ...figuresOf(own, backlog) };
      backlog -= openedOf(own);
      return group;
    })
    .reverse();
}

/** What was open before that day counts where nothing else happened, too. */
function othersIn({ sums, open }: Read): UnnamedGroup[] {
  const all = [...new Set([...sums.keys(), ...open.keys()])]
    .filter((key) => isSome(sums.get(key)) || (open.get(key) ?? 0) !== 0)
    .map((key) => ({
      group: key === NOBODY ? null : key,
      ...figuresOf(sums.get(key) ?? {}, open.get(key) ?? 0),
    }));
  return all.sort(
    (one, other) =>
      other.created - one.created || (one.group ?? '').localeCompare(other.group ?? ''),
  );
}

/** What was counted and taken out again leaves sums of nothing. */
function isSome(sums: Sums | undefined): boolean {
  return sums !== undefined && Object.values(sums).some((sum) => sum !== 0);
}

function openedOf({ created = 0, resolvedByMachine = 0, resolvedByPeople = 0 }: Sums): number {
  return created - resolvedByMachine - resolvedByPeople;
}

async function namesOf(
  manager: EntityManager,
  { organizationId }: Actor,
  by: ServiceGrouping,
  groups: readonly UnnamedGroup[],
): Promise<Map<string, string>> {
  const statement = NAMES[by];
  if (statement === undefined) return new Map();
  const ids = groups.flatMap(({ group }) => (group === null ? [] : [Number(group)]));
  const rows = await manager.query<{ id: string; name: string }[]>(statement, [
    organizationId,
    ids,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
