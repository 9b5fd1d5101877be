import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/index.js';
import { Database } from '../../../platform/database/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { OrganizationRemoval } from '../../organizations/index.js';
import { EXPORT } from '../export/export-job.js';
import { orderOf, underWayOrNew } from '../organization-job.js';
import { DELETION, REASON } from './deletion-job.js';

/** Begins the deletion of organisations. */
@Injectable()
export class OrganizationDeletion {
  constructor(
    private readonly database: Database,
    private readonly removal: OrganizationRemoval,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Closes an organisation and has all of it removed; gives the job, which for whoever asks again is
   * the same one until that has ended.
   * @throws OrganizationNotFoundError, DefaultOrganizationError
   */
  delete(actor: Actor, id: number): Promise<number> {
    return this.database.system.transaction(async (manager) => {
      await this.removal.begin(manager, actor, id);
      // Its file would go as it is made, and as long as it is made, rows would not.
      const exporting = await this.jobs.underWay(manager, EXPORT, orderOf(actor, id));
      if (exporting !== undefined) await this.jobs.cancel(manager, exporting, REASON);
      return underWayOrNew(this.jobs, manager, DELETION, actor, id);
    });
  }
}
