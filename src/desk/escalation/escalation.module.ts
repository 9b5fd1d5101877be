import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { ENTITIES } from './entities.js';
import { EscalationSettingsController } from './escalation-settings.controller.js';
import { EscalationSettingsService } from './escalation-settings.service.js';

@Module({
  imports: [AuditModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [EscalationSettingsController],
  providers: [EscalationSettingsService],
  exports: [EscalationSettingsService],
})
export class EscalationModule {}
