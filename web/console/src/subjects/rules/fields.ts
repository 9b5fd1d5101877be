import type { components } from '@client';

type Schemas = components['schemas'];
export type RuleField = Schemas['RuleField'];
export type RuleOperator = Schemas['RuleOperator'];
export type TriggerEvent = Schemas['TriggerEvent'];
export type RuleValue =
  | Schemas['TicketStatus']
  | Schemas['ConversationStatus']
  | Schemas['Priority']
  | Schemas['Channel']
  | Schemas['Role']
  | Schemas['Sender']
  | Schemas['Visibility']
  | Schemas['SlaState']
  | 'first_response'
  | 'next_response';

/** What may be asked of a value, by its kind. */
export const OPERATORS = {
  choice: ['is', 'is_not', 'in', 'not_in', 'is_empty', 'is_not_empty'],
  text: [
    ...(['is', 'is_not', 'in', 'not_in', 'contains', 'not_contains', 'starts_with'] as const),
    ...(['is_empty', 'is_not_empty'] as const),
  ],
  agent: ['is', 'is_not', 'in', 'not_in', 'is_empty', 'is_not_empty'],
  team: ['is', 'is_not', 'in', 'not_in', 'is_empty', 'is_not_empty'],
  number: ['at_least', 'more_than', 'at_most', 'less_than', 'is_empty', 'is_not_empty'],
  list: ['includes', 'excludes', 'includes_any', 'is_empty', 'is_not_empty'],
  flag: ['is'],
} as const satisfies Readonly<Record<string, readonly RuleOperator[]>>;
export type FieldKind = keyof typeof OPERATORS;

/** What a condition can ask, and where it is known. */
export interface FieldFacts {
  readonly kind: FieldKind;
  readonly values?: readonly (RuleValue | 'resolution')[];
  /** Known only where one of these happens; without it always. */
  readonly events?: readonly TriggerEvent[];
}

const TEXT: FieldFacts = { kind: 'text' };
const NUMBER: FieldFacts = { kind: 'number' };
const LIST: FieldFacts = { kind: 'list' };
const FLAG: FieldFacts = { kind: 'flag' };
const choice = (...values: NonNullable<FieldFacts['values']>): FieldFacts => ({
  kind: 'choice',
  values,
});
const MESSAGE = { events: ['message.created'] } as const;
const SLA = { events: ['sla.warned', 'sla.breached'] } as const;
const UPDATES = { events: ['ticket.updated', 'conversation.updated'] } as const;

/** All fields of the API; one that lacks does not compile. */
export const FIELDS: Readonly<Record<RuleField, FieldFacts>> = {
  'ticket.status': choice('open', 'auto_resolved', 'escalated', 'closed'),
  'ticket.priority': choice('low', 'normal', 'high', 'urgent'),
  'ticket.intent': TEXT,
  'ticket.confidence': NUMBER,
  'ticket.language': TEXT,
  'ticket.message': TEXT,
  'ticket.assigneeId': { kind: 'agent' },
  'ticket.teamId': { kind: 'team' },
  'ticket.tags': LIST,
  'ticket.hoursSinceCreated': NUMBER,
  'ticket.hoursSinceUpdated': NUMBER,
  'ticket.hoursSinceResolved': NUMBER,
  'conversation.channel': choice('web', 'mobile', 'email', 'slack', 'teams', 'api'),
  'conversation.status': choice(
    ...(['initialized', 'active', 'waiting_for_user', 'waiting_for_agent'] as const),
    ...(['processing', 'escalated', 'resolved', 'abandoned', 'archived'] as const),
  ),
  'conversation.subject': TEXT,
  'conversation.tags': LIST,
  'conversation.sentiment': NUMBER,
  'conversation.isAngry': FLAG,
  'conversation.customerMessages': NUMBER,
  'conversation.hoursSinceActivity': NUMBER,
  'conversation.hoursSinceCustomer': NUMBER,
  'conversation.hoursAwaited': NUMBER,
  'requester.email': TEXT,
  'requester.role': choice('user', 'agent', 'supervisor', 'admin', 'system'),
  'requester.tier': TEXT,
  'requester.tags': LIST,
  'message.sender': { ...choice('user', 'ai_agent', 'human_agent', 'system'), ...MESSAGE },
  'message.visibility': { ...choice('public', 'internal'), ...MESSAGE },
  'message.content': { ...TEXT, ...MESSAGE },
  'message.sentiment': { ...NUMBER, ...MESSAGE },
  'message.isAngry': { ...FLAG, ...MESSAGE },
  'sla.state': choice('running', 'paused', 'warned', 'breached', 'met'),
  'sla.hoursUntilDue': NUMBER,
  'sla.metric': { ...choice('first_response', 'next_response', 'resolution'), ...SLA },
  'event.fields': { ...LIST, ...UPDATES },
};

export const EVENTS = [
  ...(['ticket.created', 'ticket.updated', 'conversation.updated'] as const),
  ...(['message.created', 'sla.warned', 'sla.breached'] as const),
] satisfies readonly TriggerEvent[];

const TAKE_LISTS: readonly RuleOperator[] = ['in', 'not_in', 'includes_any'];
const TAKE_NOTHING: readonly RuleOperator[] = ['is_empty', 'is_not_empty'];

export const takesList = (operator: RuleOperator): boolean => TAKE_LISTS.includes(operator);
export const takesNothing = (operator: RuleOperator): boolean => TAKE_NOTHING.includes(operator);

/** The fields that are known where this happens. */
export function fieldsAt(event: TriggerEvent | null): RuleField[] {
  return (Object.keys(FIELDS) as RuleField[]).filter((name) => {
    const { events } = FIELDS[name];
    return !events || (event !== null && events.includes(event));
  });
}

export function operatorsOf(field: RuleField): readonly RuleOperator[] {
  return OPERATORS[FIELDS[field].kind];
}
