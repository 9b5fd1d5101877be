import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database } from '../../../platform/database/index.js';
import { type JobRun, Jobs, type JobType } from '../../../platform/jobs/index.js';
import { BeingDeletedError, OrganizationsService } from '../../organizations/index.js';
import { type OrganizationJobPayload, requesterOf } from '../organization-job.js';
import { ExportFiles } from './export-files.js';
import { type Lines, type LinesFile, pack } from './packing.js';
import { type ExportedTable, Snapshot } from './snapshot.js';

export const EXPORT = 'organization-export';

/** What came of it. */
export interface ExportResult {
  readonly organizationId: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
}

/** Packs all that an organisation has, as it was at one moment, into a file. */
@Injectable()
export class ExportJob implements JobType<OrganizationJobPayload>, OnModuleInit {
  readonly name = EXPORT;
  readonly forOperators = true;
  readonly concurrency = 1;
  readonly retryLimit = 3;

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly files: ExportFiles,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
  }

  async run(job: JobRun<OrganizationJobPayload>): Promise<undefined> {
    const { organizationId } = job.payload;
    const { slug, name, deletionRequestedAt } = await this.organizations.get(organizationId);
    if (deletionRequestedAt) throw new BeingDeletedError(organizationId);
    const snapshot = await Snapshot.open(this.database, organizationId);
    try {
      const counted = { rows: 0 };
      const files = linesOf(job, snapshot, await snapshot.tables(), counted);
      const about = { exportedAt: new Date(), organization: { id: organizationId, slug, name } };
      const key = { organizationId, jobId: job.id };
      const file = await this.files.store(key, pack(files, about));
      await this.complete(job, { organizationId, ...file, ...counted });
    } finally {
      await snapshot.close();
    }
  }

  private async complete(job: JobRun<OrganizationJobPayload>, result: ExportResult): Promise<void> {
    await job.complete(async (manager) => {
      const { organizationId: subject, ...after } = result;
      await this.audit.record(manager, requesterOf(job), {
        action: 'organization.exported',
        subject: { type: 'organization', id: subject },
        after: { job: job.id, ...after },
      });
      return result;
    });
  }
}

function linesOf(
  job: JobRun,
  snapshot: Snapshot,
  tables: readonly ExportedTable[],
  counted: { rows: number },
): LinesFile[] {
  const all = tables.reduce((sum, { blocks }) => sum + blocks + 1, 0);
  let before = 0;
  async function* read(table: ExportedTable): AsyncGenerator<Lines> {
    job.at(`table:${table.name}`);
    for await (const { share, ...lines } of snapshot.rows(table)) {
      job.signal.throwIfAborted();
      counted.rows += lines.rows;
      job.report((before + share * (table.blocks + 1)) / all);
      yield lines;
    }
    before += table.blocks + 1;
  }
  return tables.map((table) => ({ name: `${table.name}.ndjson`, lines: () => read(table) }));
}
