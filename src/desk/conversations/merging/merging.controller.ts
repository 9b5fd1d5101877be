import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { Created } from '../../../platform/common/http/created.js';
import { ChecksIfMatch, Tagged } from '../../../platform/common/http/entity-tags.js';
import { etagOf } from '../../../platform/common/http/etag.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../../platform/idempotency/index.js';
import { ConversationView, ThreadView } from '../conversation.dto.js';
import { ConversationMerging } from './conversation-merging.service.js';
import { ConversationSplitting } from './conversation-splitting.service.js';
import { MergeConversation, SplitConversation } from './merging.dto.js';

@ApiTags('conversations')
@Controller('conversations/:id')
@Scoped('tickets')
@Access(Role.Agent)
@Problems(400, 404, 409)
export class MergingController {
  constructor(
    private readonly merging: ConversationMerging,
    private readonly splitting: ConversationSplitting,
  ) {}

  /**
   * Makes it a part of another conversation of the same customer, with its messages, tickets, files,
   * followers and figures, and gives that one. What is left leads there (`mergedInto`).
   */
  @Post('merge')
  @HttpCode(200)
  @ChecksIfMatch()
  @Tagged(({ version }: ConversationView) => etagOf(version))
  async merge(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() { into }: MergeConversation,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ConversationView> {
    return ConversationView.of(await this.merging.merge(actor, id, into, ifMatch), true);
  }

  /**
   * Makes messages of the customer that are about something else a conversation of their own, with a
   * ticket that is triaged as if they had been asked now, in one.
   */
  @Post('split')
  @Idempotent()
  @Created(({ conversation }: ThreadView) => `/conversations/${conversation.id}`)
  @ChecksIfMatch()
  @Tagged(({ conversation }: ThreadView) => etagOf(conversation.version))
  async split(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() asked: SplitConversation,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ThreadView> {
    return ThreadView.of(await this.splitting.split(actor, id, asked, ifMatch), true);
  }
}
