import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConversationsModule } from '../conversations/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ENTITIES } from './entities.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackService } from './feedback.service.js';

@Module({
  imports: [ConversationsModule, TicketsModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [FeedbackController],
  providers: [FeedbackService],
})
export class FeedbackModule {}
