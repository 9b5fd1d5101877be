import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../../identity/organizations/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { ModelsModule } from '../../triage/models/index.js';
import { DiscoveryModule } from '../discovery/index.js';
import { TicketsModule } from '../tickets/index.js';
import { RetentionJob } from './retention-job.js';

@Module({
  imports: [
    AuditModule,
    DiscoveryModule,
    JobsModule,
    ModelsModule,
    OrganizationsModule,
    TicketsModule,
  ],
  providers: [RetentionJob],
})
export class RetentionModule {}
