import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Turns } from '../../common/turns.js';
import { Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { DriftMonitor } from '../../tickets/drift/drift-monitor.js';
import type { Reason } from '../../triage/decision/decision.js';
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
  private readonly turns: Turns;

  constructor(
    { databasePoolSize }: Settings,
    private readonly database: Database,
    private readonly drift: DriftMonitor,
  ) {
    this.turns = new Turns(Math.min(AT_ONCE, databasePoolSize - 1));
  }

  /**
   * Waits for its turn where many are asked for at once.
   * @throws ValidationError when the period is empty or too long
   */
  async report(query: OutcomesQuery): Promise<OutcomeReport> {
    const period = periodOf(query, new Date());
    return this.turns.run(() => this.read(period, query.by));
  }

  async currentDrift(): Promise<DriftView> {
    return DriftView.of(await this.drift.look());
  }

  private async read(period: Period, by: OutcomesQuery['by']): Promise<OutcomeReport> {
    const drift = await this.drift.look();
    return this.database.snapshot(async (manager) => {
      const calibration = await calibrationIn(manager, period, drift.modelId);
      const timeToResolution = await timesIn(manager, period);
      const figures = await figuresIn(manager, period, by);
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

async function figuresIn(manager: EntityManager, { from, to }: Period, by: OutcomesQuery['by']) {
  const statement = figuresStatement(by, MOST_GROUPS);
  const rows = await manager.query<FigureRow[]>(statement, [from, to]);
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

async function timesIn(manager: EntityManager, { from, to }: Period) {
  const [row] = await manager.query<TimeRow[]>(TIMES, [from, to]);
  if (!row) throw new Error('an aggregate gave no row');
  return {
    machine: durationOf(row.machine, row.machineSeconds),
    people: durationOf(row.people, row.peopleSeconds),
  };
}

function durationOf(tickets: number, seconds: TimeRow['peopleSeconds']): Duration {
  return { tickets, medianSeconds: seconds?.[0] ?? null, p90Seconds: seconds?.[1] ?? null };
}

async function calibrationIn(manager: EntityManager, { from, to }: Period, modelId: number | null) {
  if (modelId === null) return calibrationOf(null, []);
  const values = [from, to, modelId, CALIBRATION_BINS];
  return calibrationOf(modelId, await manager.query<CalibrationRow[]>(CALIBRATION, values));
}
