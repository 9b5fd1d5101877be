import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganizationsModule } from '../../identity/organizations/index.js';
import { UsersModule } from '../../identity/users/index.js';
import { AuditModule } from '../../platform/audit/index.js';
import { EventsModule } from '../../platform/events/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { MailModule } from '../../platform/mail/index.js';
import { CannedAnswersModule } from '../canned-answers/index.js';
import { ConversationsModule } from '../conversations/index.js';
import { TeamsModule } from '../teams/index.js';
import { TicketsModule } from '../tickets/index.js';
import { RulesOfRenamedIntents } from './book/renamed-intents.js';
import { RuleReferences } from './book/rule-references.js';
import { RulesController } from './book/rules.controller.js';
import { RulesService } from './book/rules.service.js';
import { ENTITIES } from './entities.js';
import { Actions } from './firing/actions.js';
import { AutomationSweep } from './firing/automation-sweep.js';
import { Automations } from './firing/automations.js';
import { CandidateTickets } from './firing/candidate-tickets.js';
import { FiringReader } from './firing/firing-reader.js';
import { FiringsController } from './firing/firings.controller.js';
import { Firings } from './firing/firings.js';
import { RuleNotices } from './firing/rule-notices.js';
import { RuleTexts } from './firing/rule-texts.js';
import { TicketFacts } from './firing/ticket-facts.js';
import { Triggers } from './firing/triggers.js';
import { TrialsController } from './trial/trials.controller.js';
import { TrialsService } from './trial/trials.service.js';

@Module({
  imports: [
    AuditModule,
    CannedAnswersModule,
    ConversationsModule,
    EventsModule,
    IdempotencyModule,
    JobsModule,
    LimitsModule,
    MailModule,
    OrganizationsModule,
    TeamsModule,
    TicketsModule,
    UsersModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [TrialsController, RulesController, FiringsController],
  providers: [
    RulesService,
    RuleReferences,
    RulesOfRenamedIntents,
    TicketFacts,
    RuleTexts,
    RuleNotices,
    Actions,
    Firings,
    Triggers,
    CandidateTickets,
    Automations,
    AutomationSweep,
    TrialsService,
    FiringReader,
  ],
})
export class RulesModule {}
