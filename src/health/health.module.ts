import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { TriageModule } from '../triage/triage.module.js';
import { HealthController } from './health.controller.js';
import { ReadinessService } from './readiness.service.js';

@Module({
  imports: [TicketsModule, TriageModule, LimitsModule],
  controllers: [HealthController],
  providers: [ReadinessService],
})
export class HealthModule {}
