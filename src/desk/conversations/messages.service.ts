import { Injectable } from '@nestjs/common';
import { StorageLimit } from '../../identity/organizations/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { Redaction } from '../tickets/index.js';
import { ConversationArchivedError, StaffFieldsError } from './conversation.errors.js';
import { ConversationReader } from './conversation-reader.js';
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
  ) {}

  /**
   * The customer's own message is triaged and judged; that of the staff is an answer or a note.
   * @throws ConversationNotFoundError, ConversationArchivedError, ConversationFullError,
   * StaffFieldsError, StaleVersionError, LimitExceededError
   */
  async send(actor: Actor, id: number, said: Said, ifMatch?: string): Promise<Sent> {
    const conversation = await this.reader.get(actor, id);
    const isCustomer = conversation.requesterId === actor.id;
    if (!isStaff(actor) && said.visibility === 'internal')
      throw new StaffFieldsError(['visibility']);
    if (conversation.status === 'archived') throw new ConversationArchivedError(id);
    await this.thread.assertRoom(actor, conversation);
    await this.storage.assertRoom(actor);
    const content = await this.redaction.apply(actor.organizationId, said.content);
    const own = { ...said, content };
    const isNote = said.visibility === 'internal';
    if (isCustomer && !isNote) return this.customers.receive(actor, id, own, ifMatch);
    return this.staff.send(actor, id, own, ifMatch);
  }
}
