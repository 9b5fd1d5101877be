import type { Ticket, TicketView } from '../tickets/index.js';
import type { Conversation } from './conversation.entity.js';
import type { Visibility } from './conversation-values.js';
import type { Message } from './message.entity.js';

/** What somebody sends. */
export interface Said {
  readonly content: string;
  readonly visibility?: Visibility | undefined;
  readonly externalId?: string | null | undefined;
  /** Files that are uploaded already. */
  readonly attachments?: readonly number[] | undefined;
  /** Whom of the staff a note is for. */
  readonly mentions?: readonly number[] | undefined;
}

/** What came of it. */
export interface Sent {
  readonly conversation: Conversation;
  /** What was said by it, oldest first. */
  readonly messages: readonly Message[];
  /** The ticket that it opened. */
  readonly ticket: Ticket | null;
}

/** A conversation that was just opened. */
export interface Opened extends Omit<Sent, 'ticket'> {
  readonly ticket: TicketView | null;
}
