import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets/tickets.module.js';
import { TriageModule } from '../triage/triage.module.js';
import { HealthController } from './health.controller.js';
import { ReadinessService } from './readiness.service.js';

@Module({
  imports: [TicketsModule, TriageModule],
  controllers: [HealthController],
  providers: [ReadinessService],
})
export class HealthModule {}
