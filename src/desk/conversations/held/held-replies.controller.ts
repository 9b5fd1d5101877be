import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { AcceptsLongMessages } from '../../../platform/common/http/body-parsers.js';
import { Created } from '../../../platform/common/http/created.js';
import { ChecksIfMatch } from '../../../platform/common/http/entity-tags.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../../platform/idempotency/index.js';
import { ReadsMessage } from '../../../platform/limits/index.js';
import { HeldReplies } from './held-replies.service.js';
import { HeldReplyList, HeldReplyView, HoldReply } from './held-reply.dto.js';

@ApiTags('conversations')
@Controller('conversations/:id/held-replies')
@Scoped('tickets')
@Access(Role.Agent)
@Problems(400, 404)
export class HeldRepliesController {
  constructor(private readonly replies: HeldReplies) {}

  /** The replies that wait, and those that could not be sent; the newest 100. */
  @Get()
  async list(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<HeldReplyList> {
    const replies = await this.replies.list(actor, id);
    return { data: replies.map((it) => HeldReplyView.of(it)) };
  }

  /**
   * Answers the customer, but only after a moment in which it may be taken back; until then the staff
   * alone sees it. With `If-Match` it is refused where the conversation has changed, and not sent where
   * somebody else says something meanwhile.
   */
  @Post()
  @Idempotent()
  @Problems(403, 409)
  @Created(({ conversationId, id }: HeldReplyView) => {
    return `/conversations/${conversationId}/held-replies/${id}`;
  })
  @ChecksIfMatch()
  @ReadsMessage()
  @AcceptsLongMessages()
  async hold(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() reply: HoldReply,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<HeldReplyView> {
    return HeldReplyView.of(await this.replies.hold(actor, id, reply, ifMatch));
  }

  /** What became of it; for a day. */
  @Get(':heldReplyId')
  async get(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('heldReplyId', IdPipe) heldReplyId: number,
  ): Promise<HeldReplyView> {
    return HeldReplyView.of(await this.replies.get(actor, id, heldReplyId));
  }

  /** Takes it back, for its author or an admin: it is never sent. Gives its text for the last time. */
  @Post(':heldReplyId/undo')
  @HttpCode(200)
  @Problems(403, 409)
  async undo(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('heldReplyId', IdPipe) heldReplyId: number,
  ): Promise<HeldReplyView> {
    return HeldReplyView.of(await this.replies.undo(actor, id, heldReplyId));
  }
}
