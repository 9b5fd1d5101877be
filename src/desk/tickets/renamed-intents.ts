import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { type JobRun, Jobs, type JobType } from '../../platform/jobs/index.js';
import { LabelsService } from '../../triage/labels/index.js';
import { intentRenamed, IntentsService } from '../../triage/taxonomy/index.js';

// A part at a time: other tickets of the intent are changed meanwhile.
const RENAME = `
  UPDATE tickets SET intent = $2
  WHERE id = ANY (ARRAY(SELECT id FROM tickets WHERE intent = $1 ORDER BY id LIMIT 1000))
    AND intent = $1`;

/** Gives tickets and labels of before the name that their intent has now; decisions are never changed. */
@Injectable()
export class RenamedIntents implements JobType, OnModuleInit {
  readonly name = 'intent-renaming';
  readonly concurrency = 1;
  readonly retryLimit = 3;

  constructor(
    private readonly database: Database,
    private readonly intents: IntentsService,
    private readonly labels: LabelsService,
    private readonly events: Events,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
    this.events.within(intentRenamed, ({ actorId, organizationId }, manager) =>
      this.jobs.enqueue(manager, this.name, {}, { owner: { id: actorId, organizationId } }),
    );
  }

  async run({ organizationId, signal }: JobRun): Promise<object> {
    const within = this.database.of(organizationId);
    const renamed = { tickets: 0, labels: 0 };
    for (const [from, to] of await this.intents.formerNames(organizationId)) {
      for (let some = 1; some > 0; renamed.tickets += some) {
        signal.throwIfAborted();
        some = await within.transaction((manager) => renameSome(manager, from, to));
      }
      renamed.labels += await within.transaction((manager) =>
        this.labels.rename(manager, from, to),
      );
    }
    return renamed;
  }
}

async function renameSome(manager: EntityManager, from: string, to: string): Promise<number> {
  const [, count]: [unknown, number] = await manager.query(RENAME, [from, to]);
  return count;
}
