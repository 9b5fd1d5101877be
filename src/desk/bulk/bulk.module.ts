import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UsersModule } from '../../identity/users/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { TeamsModule } from '../teams/index.js';
import { TicketsModule } from '../tickets/index.js';
import { BulkController } from './bulk.controller.js';
import { BulkService } from './bulk.service.js';
import { BulkJob } from './bulk-job.js';
import { BulkRuns } from './bulk-runs.js';
import { BulkTickets } from './bulk-tickets.js';
import { ENTITIES } from './entities.js';

@Module({
  imports: [
    AuditModule,
    IdempotencyModule,
    JobsModule,
    LimitsModule,
    UsersModule,
    TeamsModule,
    TicketsModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [BulkController],
  providers: [BulkService, BulkJob, BulkRuns, BulkTickets],
})
export class BulkModule {}
