import {
  conversationCreated,
  conversationMerged,
  conversationRead,
  conversationSplit,
  conversationUpdated,
  messageCreated,
  replyHeld,
  replyRefused,
  replyUndone,
  userMentioned,
} from '../../desk/conversations/index.js';
import { slaBreached, slaWarned } from '../../desk/sla/index.js';
import { ticketCreated, ticketUpdated } from '../../desk/tickets/index.js';
import { type Audience, tell, type Told } from './audience.js';

/** Changes of these alone are told to customers: of the others they see nothing, not even a time. */
const SEEN_BY_CUSTOMERS: ReadonlySet<string> = new Set([
  'status',
  'subject',
  'intent',
  'priority',
  'answer',
  'conversationId',
  'satisfaction',
  'nps',
  'firstResponseAt',
  'resolvedAt',
  'resolvedBy',
  'resolutionCode',
  'resolutionSummary',
]);

/**
 * Who hears of what: the one place where it is written down. A kind of event that has no line here is
 * told to nobody. The staff of an organisation hear of all of its desk; a customer of what is theirs,
 * never of what the staff keep to themselves: notes, who works on it, tags. To tell of more, add a
 * line; data are ids and versions, as in the outbox.
 */
export const AUDIENCES: readonly Told[] = [
  tell(ticketCreated, (ticket) => ({ staff: ticket, customer: ofRequester(ticket) })),
  tell(ticketUpdated, (ticket) => ({ staff: ticket, customer: whereSeen(ticket) })),
  tell(conversationCreated, (conversation) => ({
    staff: conversation,
    customer: ofRequester(conversation),
  })),
  tell(conversationUpdated, (conversation) => ({
    staff: conversation,
    customer: whereSeen(conversation),
  })),
  tell(messageCreated, (message) => {
    const { requesterId: userId, visibility, ...said } = message;
    if (visibility !== 'public') return { staff: message };
    return {
      staff: message,
      customer: { userId, data: said },
    };
  }),
  tell(conversationMerged, (merged) => {
    const { conversationId, mergedInto, requesterId: userId } = merged;
    return { staff: merged, customer: { userId, data: { conversationId, mergedInto } } };
  }),
  tell(conversationSplit, (split) => {
    const { conversationId, newConversationId, messageIds, requesterId: userId } = split;
    const data = { conversationId, newConversationId, messageIds };
    return { staff: split, customer: { userId, data } };
  }),
  // Of a customer with the page open twice: what the staff have read is theirs to know.
  tell(conversationRead, (read) => ({
    staff: read,
    customer: { userId: read.userId, data: read },
  })),
  tell(userMentioned, (mention) => ({
    colleague: { userId: mention.userId, data: mention },
  })),
  // What is not sent yet no customer knows of.
  tell(replyHeld, (reply) => ({ staff: reply })),
  tell(replyUndone, (reply) => ({ staff: reply })),
  tell(replyRefused, (reply) => ({ staff: reply })),
  tell(slaWarned, (promise) => ({ staff: promise })),
  tell(slaBreached, (promise) => ({ staff: promise })),
];

const BY_TYPE: ReadonlyMap<string, Told> = new Map(AUDIENCES.map((told) => [told.type, told]));

/** The kinds of events that anybody hears of. */
export const TOLD_TYPES: readonly string[] = AUDIENCES.map(({ type }) => type);

/** Who hears of an event of this kind: nobody of one that is not in the table. */
export function audienceOf(type: string, payload: unknown): Audience {
  // Cast: the payload is what the room wrote that defines the kind.
  return BY_TYPE.get(type)?.audienceOf(payload as never) ?? {};
}

interface OfRequester {
  readonly ticketId?: number;
  readonly conversationId: number | null;
  readonly requesterId: number;
  readonly status: string;
  readonly version: number;
}

function ofRequester({ ticketId, conversationId, requesterId, status, version }: OfRequester) {
  const data = { ...(ticketId && { ticketId }), conversationId, status, version };
  return { userId: requesterId, data };
}

function whereSeen(changed: OfRequester & { readonly fields: readonly string[] }) {
  const fields = changed.fields.filter((field) => SEEN_BY_CUSTOMERS.has(field));
  if (fields.length === 0) return undefined;
  const { userId, data } = ofRequester(changed);
  return { userId, data: { ...data, fields } };
}
