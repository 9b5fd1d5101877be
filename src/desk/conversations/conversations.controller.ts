import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
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
import { Created } from '../../platform/common/http/created.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { ReadsMessage } from '../../platform/limits/index.js';
import { ConversationPage, ConversationView, ThreadView } from './conversation.dto.js';
import { ConversationChanges } from './conversation-changes.service.js';
import { ConversationContextView, ConversationTransitionPage } from './conversation-history.dto.js';
import { ConversationReader } from './conversation-reader.js';
import {
  ChangeConversation,
  ListConversationsQuery,
  OpenConversation,
} from './conversation-requests.dto.js';
import { ConversationsService } from './conversations.service.js';
import { ConversationReads } from './reading/conversation-reads.js';

/** Reading is no change of a conversation, and shows in it. */
const versionOf = ({ version, unread }: ConversationView): string =>
  unread === null || unread === 0 ? etagOf(version) : etagOf(version, unread);

@ApiTags('conversations')
@Controller('conversations')
@Scoped('tickets')
@Problems(400)
export class ConversationsController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly reader: ConversationReader,
    private readonly changes: ConversationChanges,
    private readonly reads: ConversationReads,
  ) {}

  /**
   * Opens a conversation by a customer's message, which comes back triaged: answered, or handed to a
   * person. With `onBehalfOf` it is that customer's; then an agent may leave the message out and
   * write first.
   */
  @Post()
  @Access(Role.User)
  @Idempotent()
  @Created(({ conversation }: ThreadView) => `/conversations/${conversation.id}`)
  @Tagged(({ conversation }: ThreadView) => versionOf(conversation))
  @ReadsMessage()
  @AcceptsLongMessages()
  async open(@CurrentUser() actor: Actor, @Body() body: OpenConversation): Promise<ThreadView> {
    return ThreadView.of(await this.conversations.open(actor, body), isStaff(actor));
  }

  /** The own conversations; for agents and admins all. The newest first. */
  @Get()
  @Access(Role.User)
  async list(
    @CurrentUser() actor: Actor,
    @Query() query: ListConversationsQuery,
  ): Promise<ConversationPage> {
    const page = await this.reader.list(actor, query);
    const unread = await this.reads.unreadIn(
      actor,
      page.data.map(({ id }) => id),
    );
    return ConversationPage.of(page, isStaff(actor), unread);
  }

  /** One conversation; somebody else's is not found. */
  @Get(':id')
  @Access(Role.User)
  @Tagged(versionOf)
  @Problems(404)
  async get(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<ConversationView> {
    const conversation = await this.reader.get(actor, id);
    const unread = await this.reads.unreadIn(actor, [id]);
    return ConversationView.of(conversation, isStaff(actor), unread.get(id) ?? 0);
  }

  /**
   * Changes a conversation, and with status, assignee or priority its tickets that are not over.
   * Customers may escalate or resolve their own, and say how satisfied they are.
   */
  @Patch(':id')
  @Access(Role.User)
  @Problems(403, 404, 409)
  @ChecksIfMatch()
  @Tagged(versionOf)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeConversation,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ConversationView> {
    const changed = await this.changes.change(actor, id, change, ifMatch);
    return ConversationView.of(changed, isStaff(actor));
  }

  /** Says that the actor has read it up to its newest message. */
  @Post(':id/read')
  @HttpCode(204)
  @Access(Role.User)
  @Problems(404)
  read(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.reads.mark(actor, id);
  }

  /** Who changed its status, when and why; oldest first. */
  @Get(':id/transitions')
  @Access(Role.Agent)
  @Problems(404)
  async transitions(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<ConversationTransitionPage> {
    return ConversationTransitionPage.of(await this.reader.transitions(actor, id, query));
  }

  /** What whoever answers is given: its variables, and its last 50 messages. */
  @Get(':id/context')
  @Access(Role.Agent)
  @Problems(404)
  async context(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<ConversationContextView> {
    return ConversationContextView.of(await this.reader.context(actor, id));
  }
}
