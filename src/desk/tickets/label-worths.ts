import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, type OrganizationDatabase } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { type JobRun, Jobs, type JobType } from '../../platform/jobs/index.js';
import { modelActivated, TriageChanges } from '../../triage/changes/index.js';
import { TriageService } from '../../triage/index.js';
import { AWAITS_LABEL } from './awaiting-label.js';

/** More tickets, those that would teach less, keep what they are until they come further up. */
const MOST = 5_000;
const BATCH = 100;
const WAITING = `SELECT EXISTS (SELECT FROM tickets WHERE ${AWAITS_LABEL}) AS waiting`;
const IDS = `
  SELECT id FROM tickets WHERE organization_id = $1 AND ${AWAITS_LABEL}
  ORDER BY label_worth DESC, id DESC LIMIT ${MOST}`;
const MESSAGES = `
  SELECT id, message FROM tickets
  WHERE organization_id = $1 AND id = ANY ($2::int[]) AND ${AWAITS_LABEL}`;
const WEIGH = `
  UPDATE tickets SET label_worth = judged.worth
  FROM unnest($2::int[], $3::real[]) AS judged (ticket, worth)
  WHERE organization_id = $1 AND id = judged.ticket AND ${AWAITS_LABEL}
    AND label_worth IS DISTINCT FROM judged.worth`;

/** Judges anew, when a model takes over, what the labels of waiting tickets would teach it. */
@Injectable()
export class LabelWorths implements JobType, OnModuleInit {
  readonly name = 'label-worths';
  readonly concurrency = 1;
  readonly retryLimit = 2;

  constructor(
    private readonly database: Database,
    private readonly triage: TriageService,
    private readonly changes: TriageChanges,
    private readonly events: Events,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
    this.events.within(modelActivated, async ({ organizationId }, manager) => {
      if (!(await hasWaiting(manager))) return;
      await this.jobs.enqueue(manager, this.name, {}, { owner: organizationId });
    });
  }

  async run(job: JobRun): Promise<object> {
    const { organizationId } = job;
    // This instance may not have heard of the model yet.
    await this.changes.announce(organizationId);
    const within = this.database.of(organizationId);
    const ids = (await within.query<{ id: number }>(IDS, [organizationId])).map(({ id }) => id);
    let judged = 0;
    for (let start = 0; start < ids.length; start += BATCH) {
      judged += await this.judge(within, ids.slice(start, start + BATCH), job);
      job.report((start + BATCH) / (ids.length + BATCH));
    }
    return { tickets: judged };
  }

  /** Nothing is held meanwhile: whoever labels one of them is not kept waiting, and is right. */
  private async judge(
    within: OrganizationDatabase,
    ids: readonly number[],
    { organizationId, signal }: JobRun,
  ): Promise<number> {
    const values = [organizationId, ids];
    const tickets = await within.query<{ id: number; message: string }>(MESSAGES, values);
    const weighed: { readonly id: number; readonly worth: number | null }[] = [];
    for (const { id, message } of tickets) {
      // New tickets go first.
      await nextTurn();
      signal.throwIfAborted();
      const { modelId, kind, labelWorth } = await this.triage.triage(organizationId, message);
      if (modelId !== null || kind !== 'request') weighed.push({ id, worth: labelWorth });
    }
    const columns = [weighed.map(({ id }) => id), weighed.map(({ worth }) => worth)];
    await within.query(WEIGH, [organizationId, ...columns]);
    return weighed.length;
  }
}

async function hasWaiting(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<[{ waiting: boolean }]>(WAITING);
  return row.waiting;
}
