import { Injectable } from '@nestjs/common';
import { Customers } from '../../identity/auth/index.js';
import { ConversationQuota } from '../../identity/organizations/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { Database } from '../../platform/database/index.js';
import { Conversation } from './conversation.entity.js';
import type { OpenConversation } from './conversation-requests.dto.js';
import { ConversationRows } from './conversation-rows.js';
import type { Channel } from './conversation-values.js';
import { IntakeService } from './intake/intake.service.js';
import { Message } from './message.entity.js';
import type { Opened } from './thread.js';

type Empty = Omit<OpenConversation, 'message' | 'channel'> & { readonly channel: Channel };

/** Conversations begin: by a customer's message, or by one of the staff who will write first. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly database: Database,
    private readonly intake: IntakeService,
    private readonly customers: Customers,
    private readonly quota: ConversationQuota,
    private readonly rows: ConversationRows,
  ) {}

  /** @throws ValidationError, LimitExceededError, UnauthenticatedError */
  async open(actor: Actor, { message, ...asked }: OpenConversation): Promise<Opened> {
    const { channel = 'api' } = asked;
    if (message === undefined) return this.openEmpty(actor, { ...asked, channel });
    const ticket = await this.intake.open(actor, { ...asked, channel, message });
    const { conversationId } = ticket;
    if (conversationId === null) throw new Error(`ticket ${ticket.id} has no conversation`);
    const database = this.database.of(actor);
    const conversation = await database
      .repository(Conversation)
      .findOneByOrFail({ id: conversationId });
    const messages = await database
      .repository(Message)
      .find({ where: { conversationId }, order: { id: 'ASC' } });
    return { conversation, messages, ticket };
  }

  private async openEmpty(
    actor: Actor,
    { onBehalfOf, channel, subject, externalIds = {} }: Empty,
  ): Promise<Opened> {
    if (!isStaff(actor) || onBehalfOf === undefined) {
      const message = 'must be given, unless an agent opens it for a customer (onBehalfOf)';
      throw new ValidationError([{ path: 'message', message }]);
    }
    const database = this.database.of(actor);
    const open = (): Promise<Opened> =>
      this.quota.spend(actor.organizationId, async () => {
        const requesterId = await this.customers.accountOf(actor, onBehalfOf);
        const row = {
          ...{ requesterId, channel, subject: subject ?? null, externalIds },
          assigneeId: actor.id,
        };
        const conversation = await database.transaction((manager) => this.rows.open(manager, row));
        return { conversation, messages: [], ticket: null };
      });
    return database.isJoined ? open() : database.join(open);
  }
}
