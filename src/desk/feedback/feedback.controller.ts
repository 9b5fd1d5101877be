import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import {
  FeedbackPage,
  FeedbackSummary,
  FeedbackView,
  GiveFeedback,
  ListFeedbackQuery,
} from './feedback.dto.js';
import { FeedbackService } from './feedback.service.js';

@ApiTags('feedback')
@Controller()
@Scoped('tickets')
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  /** Says how a ticket of one's own was dealt with, once. */
  @Post('tickets/:id/feedback')
  @Access(Role.User)
  @Idempotent()
  @Problems(400, 403, 404, 409)
  async give(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() given: GiveFeedback,
  ): Promise<FeedbackView> {
    return FeedbackView.of(await this.feedback.give(actor, id, given));
  }

  /** All feedback, newest first. */
  @Get('feedback')
  @Access(Role.Agent)
  @Problems(400)
  async list(
    @CurrentUser() actor: Actor,
    @Query() query: ListFeedbackQuery,
  ): Promise<FeedbackPage> {
    const page = await this.feedback.list(actor, query);
    return { ...page, data: page.data.map((feedback) => FeedbackView.of(feedback)) };
  }

  /** All feedback in figures: in total, by intent, and by who had resolved the ticket. */
  @Get('feedback/summary')
  @Access(Role.Agent)
  summary(@CurrentUser() actor: Actor): Promise<FeedbackSummary> {
    return this.feedback.summary(actor);
  }
}
