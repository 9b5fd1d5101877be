import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ENTITIES } from './entities.js';
import { ViewTickets } from './view-tickets.js';
import { ViewsController } from './views.controller.js';
import { ViewsService } from './views.service.js';

@Module({
  imports: [AuditModule, IdempotencyModule, TicketsModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [ViewsController],
  providers: [ViewsService, ViewTickets],
})
export class ViewsModule {}
