import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LimitsModule } from '../limits/index.js';
import { AuditEventsController } from './audit-events.controller.js';
import { AuditEventsService } from './audit-events.service.js';
import { AuditLog } from './audit-log.js';
import { AuditRetention } from './audit-retention.js';
import { ENTITIES } from './entities.js';

@Module({
  imports: [LimitsModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [AuditEventsController],
  providers: [AuditLog, AuditEventsService, AuditRetention],
  exports: [AuditLog, AuditRetention],
})
export class AuditModule {}
