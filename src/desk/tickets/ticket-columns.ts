import type { Triage } from '../../triage/index.js';
import { WORTH_UNLESS_ALIKE } from './awaiting-label.js';
import type { DecisionRecord } from './decision.entity.js';
import { GivenColumns, type StoredColumn, type StoredColumns } from './stored-columns.js';
import type { TicketView } from './ticket.dto.js';

/** A message with what the machine made of it. */
export interface NewTicket {
  readonly organizationId: number;
  readonly requesterId: number;
  readonly message: string;
  readonly triage: Triage;
}

type Column = StoredColumn<NewTicket>;

const given = (column: string, type: string, value: (ticket: NewTicket) => unknown): Column => ({
  column,
  given: { type, value },
});

/** What the classifier says; where it failed, what stands in its place. */
const classified = (
  column: string,
  type: string,
  value: (classification: NonNullable<Triage['classification']>) => unknown,
  otherwise: unknown = null,
): Column =>
  given(column, type, ({ triage: { classification } }) =>
    classification === null ? otherwise : value(classification),
  );

/** Whose rows they are; nothing that the API shows. */
const ORGANIZATION = given('organization_id', 'integer', ({ organizationId }) => organizationId);
// The ticket's own, which people may correct, begins as that of the decision.
const INTENT = classified('intent', 'text', ({ intent }) => intent);
const CONFIDENCE = classified('confidence', 'double precision', ({ confidence }) => confidence);

const LANGUAGE = given('language', 'text', ({ triage }) => triage.language);

/** The columns of a ticket, just as the API shows it. */
export const TICKET: StoredColumns<NewTicket, TicketView> = {
  id: { column: 'id', computed: 'ticket_id' },
  requesterId: given('requester_id', 'integer', ({ requesterId }) => requesterId),
  conversationId: { column: 'conversation_id', computed: 'conversation_id' },
  message: given('message', 'text', ({ message }) => message),
  intent: INTENT,
  confidence: CONFIDENCE,
  status: given('status', 'ticket_status', ({ triage }) => triage.decision.outcome),
  answer: given('answer', 'text', ({ triage }) => triage.answer),
  language: LANGUAGE,
  priority: given('priority', 'ticket_priority', ({ triage }) => triage.priority),
  assigneeId: { column: 'assignee_id' },
  teamId: { column: 'team_id' },
  tags: { column: 'tags' },
  snoozedUntil: { column: 'snoozed_until' },
  version: { column: 'version' },
  createdAt: { column: 'created_at' },
  updatedAt: { column: 'updated_at' },
  resolvedAt: {
    column: 'resolved_at',
    computed: `CASE WHEN status = 'auto_resolved' THEN now() END`,
  },
  dueAt: { column: 'due_at' },
  slaState: { column: 'sla_state' },
};

/** The columns of a decision, under the names of its entity. */
export const DECISION: StoredColumns<NewTicket, DecisionRecord> = {
  id: { column: 'id' },
  organizationId: ORGANIZATION,
  ticketId: { column: 'ticket_id', computed: 'ticket_id' },
  modelId: given('model_id', 'integer', ({ triage }) => triage.modelId),
  policyId: given('policy_id', 'integer', ({ triage }) => triage.policyId),
  guaranteeId: given('guarantee_id', 'integer', ({ triage }) => triage.guaranteeId),
  outcome: given('outcome', 'ticket_status', ({ triage }) => triage.decision.outcome),
  reason: given('reason', 'text', ({ triage }) => triage.decision.reason),
  intent: INTENT,
  confidence: CONFIDENCE,
  familiar: classified('familiar', 'boolean', ({ familiar }) => familiar, false),
  familiarity: classified('familiarity', 'real', ({ familiarity }) => familiarity),
  tier: classified('tier', 'text', ({ tier }) => tier),
  answerable: given('answerable', 'boolean', ({ triage }) => triage.answerable),
  threshold: given('threshold', 'double precision', ({ triage }) => triage.decision.threshold),
  kind: given('message_kind', 'text', ({ triage }) => triage.kind),
  classified: given('classified', 'text', ({ triage }) => triage.classified),
  wish: given('wish', 'text', ({ triage }) => triage.wish),
  wishes: given('wishes', 'jsonb', ({ triage }) => triage.wishes),
  language: LANGUAGE,
  languageConfidence: given(
    'language_confidence',
    'real',
    ({ triage }) => triage.languageConfidence,
  ),
  languageKnown: given('language_known', 'boolean', ({ triage }) => triage.languageKnown),
  knownShare: classified('known_share', 'real', ({ knownShare }) => knownShare),
  alternatives: classified('alternatives', 'jsonb', ({ alternatives }) => alternatives, []),
  evidence: classified('evidence', 'jsonb', ({ evidence }) => evidence, []),
  nearest: classified('nearest', 'jsonb', ({ nearest }) => nearest, []),
  decidedAt: { column: 'decided_at' },
};

/** What the order of a list goes by; the API does not show it. */
export const LABEL_WORTH: Column = {
  ...given('label_worth', 'real', ({ triage }) => triage.labelWorth),
  computed: WORTH_UNLESS_ALIKE,
};

/** The columns of a new ticket, of which the API shows all but the organisation and the last one. */
export const TICKET_ROW = { organizationId: ORGANIZATION, ...TICKET, labelWorth: LABEL_WORTH };

/** What a new ticket and its decision take from the message and what was made of it. */
export const NEW_TICKET = new GivenColumns<NewTicket>(TICKET_ROW, DECISION);
