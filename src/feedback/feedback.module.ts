import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { FeedbackController } from './feedback.controller.js';
import { Feedback } from './feedback.entity.js';
import { FeedbackService } from './feedback.service.js';
import { OutcomesService } from './outcomes/outcomes.service.js';
import { ReportsController } from './outcomes/reports.controller.js';

@Module({
  imports: [AuditModule, TicketsModule, TypeOrmModule.forFeature([Feedback])],
  controllers: [FeedbackController, ReportsController],
  providers: [FeedbackService, OutcomesService],
})
export class FeedbackModule {}
