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
import { EscalationModule } from '../escalation/index.js';
import { TicketsModule } from '../tickets/index.js';
import { AttachmentFiles } from './attachments/attachment-files.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { AttachmentsService } from './attachments/attachments.service.js';
import { MessageAttachments } from './attachments/message-attachments.js';
import { UnusedAttachments } from './attachments/unused-attachments.js';
import { ConversationChanges } from './conversation-changes.service.js';
import { ConversationErasure } from './conversation-erasure.js';
import { ConversationReader } from './conversation-reader.js';
import { ConversationRows } from './conversation-rows.js';
import { ConversationUpkeep } from './conversation-upkeep.js';
import { ConversationsController } from './conversations.controller.js';
import { ConversationsService } from './conversations.service.js';
import { CustomerRatings } from './customer-ratings.js';
import { ENTITIES } from './entities.js';
import { Feelings } from './feelings.js';
import { FirstEscalation } from './first-escalation.js';
import { FollowersController } from './following/followers.controller.js';
import { FollowersService } from './following/followers.service.js';
import { FormerTickets } from './former-tickets.js';
import { HeldRepliesController } from './held/held-replies.controller.js';
import { HeldReplies } from './held/held-replies.service.js';
import { HeldSending } from './held/held-sending.js';
import { HeldSweep } from './held/held-sweep.js';
import { IdleConversations } from './idle-conversations.js';
import { IntakeService } from './intake/intake.service.js';
import { IntakeWriter } from './intake/intake-writer.js';
import { TicketIntakeController } from './intake/ticket-intake.controller.js';
import { ConversationEscalation } from './later/conversation-escalation.js';
import { CustomerMessages } from './later/customer-messages.js';
import { FurtherTickets } from './later/further-tickets.js';
import { ConversationMerging } from './merging/conversation-merging.service.js';
import { ConversationSplitting } from './merging/conversation-splitting.service.js';
import { MergingController } from './merging/merging.controller.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';
import { ConversationReads } from './reading/conversation-reads.js';
import { ServiceMessages } from './service-messages.js';
import { StaffMessages } from './staff-messages.js';
import { ThreadWriter } from './thread-writer.js';

@Module({
  imports: [
    AuditModule,
    AuthModule,
    IdempotencyModule,
    JobsModule,
    LimitsModule,
    OrganizationsModule,
    EscalationModule,
    TicketsModule,
    TriageModule,
    UsersModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [
    TicketIntakeController,
    ConversationsController,
    MessagesController,
    AttachmentsController,
    FollowersController,
    HeldRepliesController,
    MergingController,
  ],
  providers: [
    IntakeService,
    IntakeWriter,
    ConversationsService,
    ConversationReader,
    ConversationRows,
    ConversationChanges,
    ConversationUpkeep,
    ConversationErasure,
    MessagesService,
    CustomerMessages,
    FurtherTickets,
    ConversationEscalation,
    StaffMessages,
    ServiceMessages,
    ThreadWriter,
    Feelings,
    FirstEscalation,
    FormerTickets,
    IdleConversations,
    AttachmentsService,
    AttachmentFiles,
    MessageAttachments,
    UnusedAttachments,
    ConversationReads,
    CustomerRatings,
    FollowersService,
    HeldReplies,
    HeldSending,
    HeldSweep,
    ConversationMerging,
    ConversationSplitting,
  ],
  exports: [
    CustomerRatings,
    IntakeService,
    ConversationsService,
    ConversationReader,
    MessagesService,
    ServiceMessages,
  ],
})
export class ConversationsModule {}
