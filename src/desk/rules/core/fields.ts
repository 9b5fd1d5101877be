import { Role } from '../../../platform/access/index.js';
import { Priority } from '../../../triage/taxonomy/index.js';
import { CHANNELS, CONVERSATION_STATUSES, SENDERS } from '../../conversations/index.js';
import { SLA_STATES, TicketStatus } from '../../tickets/index.js';
import type { TriggerEvent } from './rule-values.js';

/** What may be asked of a value, by its kind. */
export const OPERATORS = {
  choice: ['is', 'is_not', 'in', 'not_in', 'is_empty', 'is_not_empty'],
  text: [
    'is',
    'is_not',
    'in',
    'not_in',
    'contains',
    'not_contains',
    'starts_with',
    'is_empty',
    'is_not_empty',
  ],
  id: ['is', 'is_not', 'in', 'not_in', 'is_empty', 'is_not_empty'],
  number: ['at_least', 'more_than', 'at_most', 'less_than', 'is_empty', 'is_not_empty'],
  list: ['includes', 'excludes', 'includes_any', 'is_empty', 'is_not_empty'],
  flag: ['is'],
} as const;
export type FieldKind = keyof typeof OPERATORS;

export type Operator = (typeof OPERATORS)[FieldKind][number];

export const ALL_OPERATORS: readonly Operator[] = [...new Set(Object.values(OPERATORS).flat())];

/** These take several values. */
export const TAKE_LISTS: readonly Operator[] = ['in', 'not_in', 'includes_any'];
/** These take none. */
export const TAKE_NOTHING: readonly Operator[] = ['is_empty', 'is_not_empty'];

/** A field that conditions ask. */
export interface Field {
  readonly kind: FieldKind;
  /** All that it can be. */
  readonly values?: readonly string[];
  /** Known only where one of these happens; without it always. */
  readonly events?: readonly TriggerEvent[];
}

const choice = (values: readonly string[]): Field => ({ kind: 'choice', values });
const TEXT: Field = { kind: 'text' };
const NUMBER: Field = { kind: 'number' };
const ID: Field = { kind: 'id' };
const LIST: Field = { kind: 'list' };
const FLAG: Field = { kind: 'flag' };
const MESSAGE: readonly TriggerEvent[] = ['message.created'];
const SLA: readonly TriggerEvent[] = ['sla.warned', 'sla.breached'];
const UPDATES: readonly TriggerEvent[] = ['ticket.updated', 'conversation.updated'];
const SLA_METRICS = ['first_response', 'next_response', 'resolution'];

/** What conditions may ask of a ticket, its conversation, who wrote it, a message and its SLA. */
export const FIELDS = {
  'ticket.status': choice(Object.values(TicketStatus)),
  'ticket.priority': choice(Object.values(Priority)),
  'ticket.intent': TEXT,
  'ticket.confidence': NUMBER,
  'ticket.language': TEXT,
  /** Of a long one the beginning. */
  'ticket.message': TEXT,
  'ticket.assigneeId': ID,
  'ticket.teamId': ID,
  'ticket.tags': LIST,
  'ticket.hoursSinceCreated': NUMBER,
  'ticket.hoursSinceUpdated': NUMBER,
  'ticket.hoursSinceResolved': NUMBER,
  'conversation.channel': choice(CHANNELS),
  'conversation.status': choice(CONVERSATION_STATUSES),
  'conversation.subject': TEXT,
  'conversation.tags': LIST,
  'conversation.sentiment': NUMBER,
  'conversation.isAngry': FLAG,
  'conversation.customerMessages': NUMBER,
  'conversation.hoursSinceActivity': NUMBER,
  'conversation.hoursSinceCustomer': NUMBER,
  /** How long the customer has been waiting for an answer. */
  'conversation.hoursAwaited': NUMBER,
  'requester.email': TEXT,
  'requester.role': choice(Object.values(Role)),
  'requester.tier': TEXT,
  'requester.tags': LIST,
  'message.sender': { ...choice(SENDERS), events: MESSAGE },
  'message.visibility': { ...choice(['public', 'internal']), events: MESSAGE },
  'message.content': { ...TEXT, events: MESSAGE },
  'message.sentiment': { ...NUMBER, events: MESSAGE },
  'message.isAngry': { ...FLAG, events: MESSAGE },
  'sla.state': choice(SLA_STATES),
  /** Less than 0 once it is over. */
  'sla.hoursUntilDue': NUMBER,
  'sla.metric': { ...choice(SLA_METRICS), events: SLA },
  /** What of the ticket or conversation was changed. */
  'event.fields': { ...LIST, events: UPDATES },
} as const satisfies Readonly<Record<string, Field>>;
export type FieldName = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

export function fieldOf(name: FieldName): Field {
  return FIELDS[name];
}
