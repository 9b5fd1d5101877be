import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor, Origin } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database } from '../../../platform/database/index.js';
import { type JobRun, Jobs, type JobType } from '../../../platform/jobs/index.js';
import { UserNotFoundError, UsersService } from '../../users/index.js';
import { ExportFiles } from '../export/export-files.js';
import type { ExportResult } from '../export/export-job.js';
import { type Lines, type LinesFile, pack } from '../export/packing.js';
import { Snapshot } from '../export/snapshot.js';
import { PERSONAL_ROWS } from './personal-rows.js';

export const PERSON_EXPORT = 'person-export';

/** Whose data, and who wanted it. */
export interface PersonPayload {
  readonly userId: number;
  readonly requestedBy: number;
  readonly origin?: Origin;
}

type Run = JobRun<PersonPayload>;

/** Packs all that is kept of a person, as it was at one moment, into a file. */
@Injectable()
export class PersonExportJob implements JobType<PersonPayload>, OnModuleInit {
  readonly name = PERSON_EXPORT;
  readonly concurrency = 1;
  readonly retryLimit = 3;

  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly files: ExportFiles,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
  }

  async run(job: Run): Promise<undefined> {
    const { organizationId, payload } = job;
    const { id, email } = await this.users.get(organizationId, payload.userId);
    const key = { organizationId, jobId: job.id, userId: id };
    const snapshot = await Snapshot.open(this.database, organizationId);
    try {
      const counted = { rows: 0 };
      const files = await filesOf(job, snapshot, counted);
      const about = { exportedAt: new Date(), user: { id, email } };
      const file = await this.files.store(key, pack(files, about));
      await this.complete(job, { organizationId, ...file, ...counted });
    } catch (error) {
      // Where the person or a ticket of theirs is deleted meanwhile, it must not be in any file.
      await this.files.remove(key);
      throw error;
    } finally {
      await snapshot.close();
    }
  }

  private async complete(job: Run, { organizationId: _, ...result }: ExportResult): Promise<void> {
    const { userId, requestedBy: id, origin } = job.payload;
    const requester: Pick<Actor, 'id' | 'origin'> = { id, ...(origin && { origin }) };
    await job.complete(async (manager) => {
      if (!(await this.users.lockIfThere(manager, userId))) throw new UserNotFoundError(userId);
      await this.audit.record(manager, requester, {
        action: 'user.exported',
        subject: { type: 'user', id: userId },
        after: { job: job.id, ...result },
      });
      return { userId, ...result };
    });
  }
}

async function filesOf(
  job: Run,
  snapshot: Snapshot,
  counted: { rows: number },
): Promise<LinesFile[]> {
  const tables = await snapshot.tables();
  const wanted = tables.filter(({ name }) => name in PERSONAL_ROWS);
  return wanted.map((table, place) => ({
    name: `${table.name}.ndjson`,
    lines: async function* (): AsyncGenerator<Lines> {
      job.at(`table:${table.name}`);
      const condition = PERSONAL_ROWS[table.name] ?? 'false';
      for await (const lines of snapshot.rowsWhere(table, condition, [job.payload.userId])) {
        job.signal.throwIfAborted();
        counted.rows += lines.rows;
        yield lines;
      }
      job.report((place + 1) / wanted.length);
    },
  }));
}
