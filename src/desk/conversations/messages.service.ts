import { Injectable } from '@nestjs/common';
import { StorageLimit } from '../../identity/organizations/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { againWhereLockedOut } from '../../platform/database/index.js';
import { Redaction } from '../tickets/index.js';
import { MessageAttachments } from './attachments/message-attachments.js';
import {
  ConversationArchivedError,
  ConversationMergedError,
  StaffFieldsError,
} from './conversation.errors.js';
import { ConversationReader } from './conversation-reader.js';
import { FollowersService } from './following/followers.service.js';
import { CustomerMessages } from './later/customer-messages.js';
import { StaffMessages } from './staff-messages.js';
import type { Said, Sent } from './thread.js';
import { ThreadWriter } from './thread-writer.js';

/** People say something in a conversation that is there. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly reader: ConversationReader,
    private readonly thread: ThreadWriter,
    private readonly customers: CustomerMessages,
    private readonly staff: StaffMessages,
    private readonly storage: StorageLimit,
    private readonly redaction: Redaction,
    private readonly followers: FollowersService,
    private readonly attachments: MessageAttachments,
  ) {}

  /**
   * The customer's own message is triaged and judged; that of the staff is an answer or a note.
   * @throws ConversationNotFoundError, ConversationArchivedError, ConversationFullError,
   * StaffFieldsError, StaleVersionError, LimitExceededError, ValidationError
   */
  async send(actor: Actor, id: number, said: Said, ifMatch?: string): Promise<Sent> {
    const conversation = await this.reader.get(actor, id);
    const isCustomer = conversation.requesterId === actor.id;
    const { mergedInto } = conversation;
    if (mergedInto !== null) {
      if (!isCustomer) throw new ConversationMergedError(id, mergedInto);
      assertMatches(ifMatch, conversation.version);
      return this.sendOn(actor, id, mergedInto, said);
    }
    if (!isStaff(actor) && said.visibility === 'internal')
      throw new StaffFieldsError(['visibility']);
    await this.assertMentions(actor, said);
    if (conversation.status === 'archived') throw new ConversationArchivedError(id);
    await this.thread.assertRoom(actor, conversation);
    await this.storage.assertRoom(actor);
    const content = await this.redaction.apply(actor.organizationId, said.content);
    const own = { ...said, content };
    const isNote = said.visibility === 'internal';
    if (!isCustomer || isNote) {
      return againWhereLockedOut(() => this.staff.send(actor, id, own, ifMatch));
    }
    try {
      return await againWhereLockedOut(() => this.customers.receive(actor, id, own, ifMatch));
    } catch (error) {
      if (!(error instanceof ConversationMergedError) || ifMatch !== undefined) throw error;
      return this.sendOn(actor, id, error.mergedInto, said);
    }
  }

  /** What a customer says in a conversation that became a part of another is said there. */
  private async sendOn(actor: Actor, id: number, into: number, said: Said): Promise<Sent> {
    await this.attachments.follow(actor, id, into, said.attachments ?? []);
    return this.send(actor, into, said);
  }

  private async assertMentions(actor: Actor, { mentions = [], visibility }: Said): Promise<void> {
    if (mentions.length === 0) return;
    if (visibility !== 'internal') {
      const message = 'needs the visibility internal: no customer reads of whom it is';
      throw new ValidationError([{ path: 'mentions', message }]);
    }
    await this.followers.assertStaff(actor, mentions);
  }
}
