import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { ENTITIES } from './entities.js';
import { BusinessHoursController } from './hours/business-hours.controller.js';
import { BusinessHoursService } from './hours/business-hours.service.js';
import { SlaPoliciesController } from './policies/sla-policies.controller.js';
import { SlaPoliciesService } from './policies/sla-policies.service.js';

@Module({
  imports: [AuditModule, IdempotencyModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [BusinessHoursController, SlaPoliciesController],
  providers: [BusinessHoursService, SlaPoliciesService],
})
export class SlaModule {}
