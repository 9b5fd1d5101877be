import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../../identity/auth/index.js';
import { OperationsModule } from '../../identity/operations/index.js';
import { OrganizationsModule } from '../../identity/organizations/index.js';
import { UsersModule } from '../../identity/users/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { ChangesModule } from '../../triage/changes/index.js';
import { ExamplesModule } from '../../triage/examples/index.js';
import { TriageModule } from '../../triage/index.js';
import { LabelsModule } from '../../triage/labels/index.js';
import { TaxonomyModule } from '../../triage/taxonomy/index.js';
import { TeamsModule } from '../teams/index.js';
import { AssignmentController } from './assignment/assignment.controller.js';
import { TicketAssignment } from './assignment/ticket-assignment.service.js';
import { DepartingTickets } from './departing-tickets.js';
import { ENTITIES } from './entities.js';
import { FreedTickets } from './freed-tickets.js';
import { ActivityController } from './history/activity.controller.js';
import { TicketHistory } from './history/ticket-history.js';
import { LabelWithdrawalController } from './label-withdrawal.controller.js';
import { LabelWithdrawal } from './label-withdrawal.service.js';
import { LabelWorths } from './label-worths.js';
import { Redaction } from './redaction/redaction.js';
import { RenamedIntents } from './renamed-intents.js';
import { TeamRemoval } from './team-removal.js';
import { TicketChangesService } from './ticket-changes.service.js';
import { TicketDeletion } from './ticket-deletion.service.js';
import { TicketDues } from './ticket-dues.js';
import { TicketErasure } from './ticket-erasure.js';
import { TicketFinder } from './ticket-finder.js';
import { TicketLabelsController } from './ticket-labels.controller.js';
import { TicketLabelsService } from './ticket-labels.service.js';
import { TicketReader } from './ticket-reader.js';
import { TicketReading } from './ticket-reading.js';
import { TicketRemoval } from './ticket-removal.js';
import { TicketRetention } from './ticket-retention.js';
import { TicketRows } from './ticket-rows.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsService } from './tickets.service.js';

@Module({
  imports: [
    AuditModule,
    IdempotencyModule,
    ChangesModule,
    TriageModule,
    ExamplesModule,
    LabelsModule,
    OperationsModule,
    TaxonomyModule,
    JobsModule,
    OrganizationsModule,
    UsersModule,
    TeamsModule,
    AuthModule,
    LimitsModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [
    TicketsController,
    TicketLabelsController,
    LabelWithdrawalController,
    ActivityController,
    AssignmentController,
  ],
  providers: [
    TicketsService,
    TicketReader,
    TicketFinder,
    TicketChangesService,
    TicketLabelsService,
    LabelWithdrawal,
    TicketRows,
    TicketDues,
    TicketHistory,
    TicketAssignment,
    TeamRemoval,
    TicketErasure,
    Redaction,
    TicketReading,
    TicketRemoval,
    TicketRetention,
    TicketDeletion,
    DepartingTickets,
    FreedTickets,
    RenamedIntents,
    LabelWorths,
  ],
  exports: [
    Redaction,
    TicketRetention,
    TicketsService,
    TicketChangesService,
    TicketLabelsService,
    TicketDues,
    TicketReading,
    TicketRows,
    TicketHistory,
    TicketAssignment,
  ],
})
export class TicketsModule {}
