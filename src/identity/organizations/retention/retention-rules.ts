import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Database } from '../../../platform/database/index.js';
import { Organization } from '../organization.entity.js';
import { type Retention, retentionOf } from './retention-columns.js';

/** What an organisation wants to be removed. */
export interface RetentionRule extends Retention {
  readonly organizationId: number;
}

/** The rules of all organisations. */
@Injectable()
export class RetentionRules {
  constructor(private readonly database: Database) {}

  /** Of those that have any, and are not removed altogether. */
  async all(): Promise<RetentionRule[]> {
    const deletionRequestedAt = IsNull();
    const any = ['retainTicketsDays', 'retainAuditDays', 'retainModelsDays'] as const;
    const organizations = await this.database.system.repository(Organization).find({
      where: any.map((column) => ({ deletionRequestedAt, [column]: Not(IsNull()) })),
      order: { id: 'ASC' },
    });
    return organizations.map((it) => ({ organizationId: it.id, ...retentionOf(it) }));
  }
}
