import { Module } from '@nestjs/common';
import { ReportsModule } from '../../desk/reports/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { TriageModule } from '../../triage/index.js';
import { HealthController } from './health.controller.js';
import { ReadinessService } from './readiness.service.js';

@Module({
  imports: [ReportsModule, TriageModule, LimitsModule],
  controllers: [HealthController],
  providers: [ReadinessService],
})
export class HealthModule {}
