import { type DynamicModule, Module } from '@nestjs/common';
import { BulkModule } from '../desk/bulk/index.js';
import { CannedAnswersModule } from '../desk/canned-answers/index.js';
import { ConversationsModule } from '../desk/conversations/index.js';
import { DiscoveryModule } from '../desk/discovery/index.js';
import { EscalationModule } from '../desk/escalation/index.js';
import { FeedbackModule } from '../desk/feedback/index.js';
import { ReportsModule } from '../desk/reports/index.js';
import { RetentionModule } from '../desk/retention/index.js';
import { RulesModule } from '../desk/rules/index.js';
import { SlaModule } from '../desk/sla/index.js';
import { TeamsModule } from '../desk/teams/index.js';
import { TicketsModule } from '../desk/tickets/index.js';
import { ViewsModule } from '../desk/views/index.js';
import { LiveModule } from '../edge/live/index.js';
import { AuthModule } from '../identity/auth/index.js';
import { OperationsModule } from '../identity/operations/index.js';
import { OrganizationsModule } from '../identity/organizations/index.js';
import { UsersModule } from '../identity/users/index.js';
import { AuditModule } from '../platform/audit/index.js';
import { ConfigModule, type Settings } from '../platform/config/index.js';
import { DatabaseModule } from '../platform/database/index.js';
import { EventsModule } from '../platform/events/index.js';
import { LimitsModule } from '../platform/limits/index.js';
import { ShippingModule } from '../platform/shipping/index.js';
import { TriageModule } from '../triage/index.js';
import { HealthModule } from './health/health.module.js';

@Module({
  imports: [
    ConversationsModule,
    LiveModule,
    DiscoveryModule,
    FeedbackModule,
    SlaModule,
    RulesModule,
    BulkModule,
    CannedAnswersModule,
    ViewsModule,
    TeamsModule,
    TicketsModule,
    EscalationModule,
    TriageModule,
    ReportsModule,
    RetentionModule,
    HealthModule,
    AuthModule,
    UsersModule,
    OrganizationsModule,
    OperationsModule,
    AuditModule,
    LimitsModule,
    EventsModule,
    ShippingModule,
  ],
})
export class AppModule {
  static with(settings: Settings, databaseUrl: string): DynamicModule {
    const imports = [ConfigModule.with(settings), DatabaseModule.at(databaseUrl)];
    return { module: AppModule, imports };
  }
}
