import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { EventsModule } from '../../platform/events/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ClockConsumer } from './clocks/clock-consumer.js';
import { ClockMirror } from './clocks/clock-mirror.js';
import { ClockSweep } from './clocks/clock-sweep.js';
import { ClockWork } from './clocks/clock-work.js';
import { PolicyBook } from './clocks/policy-book.js';
import { TicketFactsReader } from './clocks/ticket-facts.js';
import { ENTITIES } from './entities.js';
import { BusinessHoursController } from './hours/business-hours.controller.js';
import { BusinessHoursService } from './hours/business-hours.service.js';
import { SlaPoliciesController } from './policies/sla-policies.controller.js';
import { SlaPoliciesService } from './policies/sla-policies.service.js';

@Module({
  imports: [
    AuditModule,
    EventsModule,
    IdempotencyModule,
    TicketsModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [BusinessHoursController, SlaPoliciesController],
  providers: [
    BusinessHoursService,
    SlaPoliciesService,
    PolicyBook,
    TicketFactsReader,
    ClockMirror,
    ClockWork,
    ClockConsumer,
    ClockSweep,
  ],
})
export class SlaModule {}
