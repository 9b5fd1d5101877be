import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Contribution, contributionOf, placeOf } from './contribution.js';
import { difference, total } from './differences.js';
import { MEASURES } from './measures.js';
import { readFacts, type ThreadKey, threadKey } from './read-facts.js';
import { ADD, COUNTED, FORGET, KEEP, TAKE } from './recount-statements.js';

/** Conversations of one transaction: they are read, and their sums written, together. */
const BATCH = 500;

const COLUMNS = new Map<string, string>(MEASURES.map(({ measure, column }) => [measure, column]));

interface Counted extends ThreadKey {
  readonly counted: Contribution;
}

/**
 * Counts conversations anew that something happened to, and adds the difference to what was counted of
 * them before to the sums. However often and in whichever order it is told of a change, each counts
 * once. One at a time: the caller holds a lock.
 */
@Injectable()
export class Recounts {
  /** Gives whether there may be more. */
  async countSome(manager: EntityManager): Promise<boolean> {
    const threads = await manager.query<ThreadKey[]>(TAKE, [BATCH]);
    if (threads.length === 0) return false;
    const facts = await readFacts(manager, threads);
    const before = await countedOf(manager, threads);
    const now = threads.map((thread) => ({
      ...thread,
      counted: contributionOf(facts.get(threadKey(thread))),
    }));
    await this.add(manager, now, before);
    const isThere = ({ counted }: Counted): boolean => Object.keys(counted).length > 0;
    await manager.query(KEEP, [JSON.stringify(now.filter(isThere))]);
    const gone = now.filter((thread) => !isThere(thread));
    if (gone.length > 0) await manager.query(FORGET, valuesOf(gone));
    return true;
  }

  private async add(
    manager: EntityManager,
    now: readonly Counted[],
    before: ReadonlyMap<string, Contribution>,
  ): Promise<void> {
    const organizations = new Map<number, Contribution[]>();
    for (const thread of now) {
      const { organizationId, counted } = thread;
      const changes = organizations.get(organizationId) ?? [];
      changes.push(difference(before.get(threadKey(thread)) ?? {}, counted));
      organizations.set(organizationId, changes);
    }
    const rows = [...organizations].flatMap(([organizationId, changes]) =>
      rowsOf(organizationId, total(changes)),
    );
    if (rows.length > 0) await manager.query(ADD, [JSON.stringify(rows)]);
  }
}

async function countedOf(
  manager: EntityManager,
  threads: readonly ThreadKey[],
): Promise<Map<string, Contribution>> {
  const rows = await manager.query<Counted[]>(COUNTED, valuesOf(threads));
  return new Map(rows.map((row) => [threadKey(row), row.counted]));
}

function valuesOf(threads: readonly ThreadKey[]): [number[], number[]] {
  return [
    threads.map(({ organizationId }) => organizationId),
    threads.map(({ conversationId }) => conversationId),
  ];
}

function rowsOf(organizationId: number, sums: Contribution): object[] {
  return Object.entries(sums).map(([key, measures]) => {
    const { day, channel, teamId, agentId } = placeOf(key);
    const place = { organization_id: organizationId, day, channel };
    const columns = (Object.entries(measures) as [string, number][]).map(
      ([measure, sum]): [string, number] => [columnOf(measure), sum],
    );
    return { ...place, team_id: teamId, agent_id: agentId, ...Object.fromEntries(columns) };
  });
}

function columnOf(measure: string): string {
  const column = COLUMNS.get(measure);
  if (column === undefined) throw new Error(`${measure} is no measure`);
  return column;
}
