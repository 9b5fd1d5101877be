import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { ENTITIES } from './entities.js';
import { AccountLimit } from './limits/account-limit.js';
import { ApiCalls } from './limits/api-calls.js';
import { ConversationCounts } from './limits/conversation-counts.js';
import { ConversationQuota } from './limits/conversation-quota.js';
import { LimitNotices } from './limits/limit-notices.js';
import { StorageLimit } from './limits/storage-limit.js';
import { StorageMeasurement } from './limits/storage-measurement.js';
import { UsageService } from './limits/usage.js';
import { OrganizationController } from './organization.controller.js';
import { OrganizationCreation } from './organization-creation.js';
import { OrganizationDepartures } from './organization-departures.js';
import { OrganizationDirectory } from './organization-directory.js';
import { OrganizationNames } from './organization-names.js';
import { OrganizationRemoval } from './organization-removal.js';
import { OrganizationsService } from './organizations.service.js';
import { RetentionController } from './retention/retention.controller.js';
import { RetentionRules } from './retention/retention-rules.js';

@Module({
  imports: [AuditModule, JobsModule, LimitsModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [OrganizationController, RetentionController],
  providers: [
    AccountLimit,
    ApiCalls,
    ConversationCounts,
    ConversationQuota,
    LimitNotices,
    StorageLimit,
    StorageMeasurement,
    UsageService,
    OrganizationDirectory,
    OrganizationNames,
    OrganizationsService,
    OrganizationCreation,
    OrganizationRemoval,
    OrganizationDepartures,
    RetentionRules,
  ],
  exports: [
    RetentionRules,
    ApiCalls,
    ConversationQuota,
    StorageLimit,
    UsageService,
    AccountLimit,
    OrganizationDirectory,
    OrganizationNames,
    OrganizationsService,
    OrganizationCreation,
    OrganizationRemoval,
    OrganizationDepartures,
  ],
})
export class OrganizationsModule {}
