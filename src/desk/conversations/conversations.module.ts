import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../../identity/auth/index.js';
import { OrganizationsModule } from '../../identity/organizations/index.js';
import { UsersModule } from '../../identity/users/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { TriageModule } from '../../triage/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ENTITIES } from './entities.js';
import { IntakeService } from './intake/intake.service.js';
import { IntakeWriter } from './intake/intake-writer.js';
import { TicketIntakeController } from './intake/ticket-intake.controller.js';

@Module({
  imports: [
    AuditModule,
    AuthModule,
    IdempotencyModule,
    JobsModule,
    LimitsModule,
    OrganizationsModule,
    TicketsModule,
    TriageModule,
    UsersModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [TicketIntakeController],
  providers: [IntakeService, IntakeWriter],
  exports: [IntakeService],
})
export class ConversationsModule {}
