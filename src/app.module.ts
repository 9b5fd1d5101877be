import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { HealthModule } from './health/health.module.js';
import { LimitsModule } from './limits/limits.module.js';
import { TicketsModule } from './tickets/tickets.module.js';
import { TriageModule } from './triage/triage.module.js';
import { UsersModule } from './users/users.module.js';

@Module({
  imports: [
    HealthModule,
    FeedbackModule,
    TicketsModule,
    TriageModule,
    AuthModule,
    UsersModule,
    AuditModule,
    LimitsModule,
  ],
})
export class AppModule {
  static with(settings: Settings, databaseUrl: string): DynamicModule {
    const imports = [ConfigModule.with(settings), DatabaseModule.at(databaseUrl)];
    return { module: AppModule, imports };
  }
}
