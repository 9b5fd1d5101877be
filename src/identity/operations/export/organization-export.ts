import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database } from '../../../platform/database/index.js';
import { JobNotFoundError, Jobs, JobsService } from '../../../platform/jobs/index.js';
import { OrganizationsService } from '../../organizations/index.js';
import { type OrganizationJobPayload, underWayOrNew } from '../organization-job.js';
import { ExportGoneError, ExportNotReadyError } from './export.errors.js';
import { ExportFiles } from './export-files.js';
import { EXPORT, type ExportResult } from './export-job.js';

/** Has organisations exported, and hands out the files. */
@Injectable()
export class OrganizationExport {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly jobs: Jobs,
    private readonly ownJobs: JobsService,
    private readonly files: ExportFiles,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Gives the job, which for whoever asks again is the same one until that has ended.
   * @throws OrganizationNotFoundError, BeingDeletedError
   */
  begin(actor: Actor, id: number): Promise<number> {
    return this.database.system.transaction(async (manager) => {
      await this.organizations.lock(manager, id);
      return underWayOrNew(this.jobs, manager, EXPORT, actor, id);
    });
  }

  /** @throws OrganizationNotFoundError, JobNotFoundError, ExportNotReadyError, ExportGoneError */
  async open(actor: Actor, id: number, jobId: number): Promise<StreamableFile> {
    const { slug } = await this.organizations.get(id);
    const { type, status, payload, result } = await this.ownJobs.get(actor, jobId);
    const isOfIt = type === EXPORT && (payload as OrganizationJobPayload).organizationId === id;
    if (!isOfIt) throw new JobNotFoundError(jobId);
    if (status !== 'completed') throw new ExportNotReadyError(jobId, status);
    const key = { organizationId: id, jobId };
    if (!(await this.files.isThere(key))) throw new ExportGoneError(jobId);
    await this.audit.append(actor, {
      action: 'organization.export_downloaded',
      subject: { type: 'organization', id },
      after: { job: jobId },
    });
    const { bytes } = result as ExportResult;
    return this.files.asZip(key, bytes, `${slug}-${jobId}.zip`);
  }
}
