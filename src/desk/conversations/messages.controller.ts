import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  isStaff,
  Role,
  Scoped,
} from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { AcceptsLongMessages } from '../../platform/common/http/body-parsers.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { ReadsMessage } from '../../platform/limits/index.js';
import { ThreadView } from './conversation.dto.js';
import { ConversationReader } from './conversation-reader.js';
import { MessagePage, SendMessage } from './message.dto.js';
import { MessagesService } from './messages.service.js';

@ApiTags('conversations')
@Controller('conversations/:id/messages')
@Scoped('tickets')
@Access(Role.User)
@Problems(400, 404)
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly reader: ConversationReader,
  ) {}

  /** What was said, oldest first; internal notes are shown to the staff only. */
  @Get()
  async list(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<MessagePage> {
    return MessagePage.of(await this.reader.messages(actor, id, query), isStaff(actor));
  }

  /**
   * Says something. A customer's message joins what people work on, confirms or escalates what was
   * answered, or opens a further ticket; agents answer, or write an internal note. With `If-Match` it
   * is refused where the conversation has changed since it was read.
   */
  @Post()
  @Idempotent()
  @Problems(403)
  @ChecksIfMatch()
  @Tagged(({ conversation }: ThreadView) => etagOf(conversation.version))
  @ReadsMessage()
  @AcceptsLongMessages()
  async send(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() said: SendMessage,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ThreadView> {
    return ThreadView.of(await this.messages.send(actor, id, said, ifMatch), isStaff(actor));
  }
}
