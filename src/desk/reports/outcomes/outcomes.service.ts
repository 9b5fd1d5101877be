import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { Semaphore } from '../../../platform/common/semaphore.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import type { Reason } from '../../../triage/core/index.js';
import { DriftMonitor } from '../drift/drift-monitor.js';
import { CALIBRATION_BINS, calibrationOf } from './calibration.js';
import { DriftView } from './drift.dto.js';
import { figuresOf } from './figures.js';
import {
  CALIBRATION,
  type CalibrationRow,
  type FigureRow,
  figuresStatement,
  type TimeRow,
  TIMES,
} from './outcome-statements.js';
import type { Duration, OutcomeReport, OutcomesQuery } from './outcomes.dto.js';
import { type Period, periodOf } from './period.js';

const MOST_GROUPS = 1_000;
/** Each holds a connection for seconds, and tickets need some too. */
const AT_ONCE = 2;

/** What became of tickets, with what is known and what is only assumed kept apart. */
@Injectable()
export class OutcomesService {
  private readonly readers: Semaphore;

  constructor(
    { databasePoolSize }: Settings,
    private readonly database: Database,
    private readonly drift: DriftMonitor,
  ) {
    this.readers = new Semaphore(Math.min(AT_ONCE, databasePoolSize - 1));
  }

  /**
   * Waits for its turn where many are asked for at once; organisations take turns.
   * @throws ValidationError when the period is empty or too long
   */
  async report(actor: Actor, query: OutcomesQuery): Promise<OutcomeReport> {
    const period = periodOf(query, new Date());
    return this.readers.run(() => this.read(actor, period, query.by), actor.organizationId);
  }

  async currentDrift(actor: Actor): Promise<DriftView> {
    return DriftView.of(await this.drift.look(actor));
  }

  private async read(
    actor: Actor,
    period: Period,
    by: OutcomesQuery['by'],
  ): Promise<OutcomeReport> {
    const drift = await this.drift.look(actor);
    const values = [actor.organizationId, period.from, period.to];
    return this.database.of(actor).snapshot(async (manager) => {
      const calibration = await calibrationIn(manager, values, drift.modelId);
      const timeToResolution = await timesIn(manager, values);
      const figures = await figuresIn(manager, values, by);
      return {
        ...period,
        by,
        ...figures,
        timeToResolution,
        calibration,
        drift: DriftView.of(drift),
      };
    });
  }
}

async function figuresIn(manager: EntityManager, values: unknown[], by: OutcomesQuery['by']) {
  const rows = await manager.query<FigureRow[]>(figuresStatement(by, MOST_GROUPS), values);
  const groups = rows.filter(({ kind }) => kind === 'group');
  const reasons = rows.filter((row) => row.kind === 'reason' && row.autoResolved === 0);
  return {
    total: figuresOf(rows.find(({ kind }) => kind === 'total')),
    groups: groups.slice(0, MOST_GROUPS).map((row) => ({ group: row.group, ...figuresOf(row) })),
    moreGroups: groups.length > MOST_GROUPS,
    escalationReasons: reasons.map(({ reason, tickets }) => ({
      reason: reason as Reason,
      tickets,
    })),
  };
}

async function timesIn(manager: EntityManager, values: unknown[]) {
  const [row] = await manager.query<TimeRow[]>(TIMES, values);
  if (!row) throw new Error('an aggregate gave no row');
  return {
    machine: durationOf(row.machine, row.machineSeconds),
    people: durationOf(row.people, row.peopleSeconds),
  };
}

function durationOf(tickets: number, seconds: TimeRow['peopleSeconds']): Duration {
  return { tickets, medianSeconds: seconds?.[0] ?? null, p90Seconds: seconds?.[1] ?? null };
}

async function calibrationIn(manager: EntityManager, values: unknown[], modelId: number | null) {
  if (modelId === null) return calibrationOf(null, []);
  const asked = [...values, modelId, CALIBRATION_BINS];
  return calibrationOf(modelId, await manager.query<CalibrationRow[]>(CALIBRATION, asked));
}
