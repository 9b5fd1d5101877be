import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ModelsModule } from '../triage/models/models.module.js';
import { TriageModule } from '../triage/triage.module.js';
import { UsersModule } from '../users/users.module.js';
import { DecisionRecord } from './decision.entity.js';
import { DriftMonitor } from './drift/drift-monitor.js';
import { ReplayController } from './replay/replay.controller.js';
import { ReplaysService } from './replay/replays.service.js';
import { Ticket } from './ticket.entity.js';
import { TicketChangesService } from './ticket-changes.service.js';
import { TicketTransition } from './ticket-transition.entity.js';
import { TicketErasure } from './ticket-erasure.js';
import { TicketLabelsController } from './ticket-labels.controller.js';
import { TicketLabelsService } from './ticket-labels.service.js';
import { TicketReader } from './ticket-reader.js';
import { TicketRows } from './ticket-rows.js';
import { TicketWriter } from './ticket-writer.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsService } from './tickets.service.js';

@Module({
  imports: [
    TriageModule,
    ModelsModule,
    UsersModule,
    TypeOrmModule.forFeature([Ticket, DecisionRecord, TicketTransition]),
  ],
  controllers: [TicketsController, TicketLabelsController, ReplayController],
  providers: [
    TicketsService,
    TicketWriter,
    TicketReader,
    TicketChangesService,
    TicketLabelsService,
    TicketRows,
    TicketErasure,
    ReplaysService,
    DriftMonitor,
  ],
  exports: [
    TicketsService,
    TicketChangesService,
    TicketLabelsService,
    TicketRows,
    TicketErasure,
    DriftMonitor,
  ],
})
export class TicketsModule {}
