/** Primary keys before; each gets the organisation as its last column. */
export const PRIMARY_KEYS: Readonly<Record<string, string>> = {
  users: 'id',
  api_keys: 'id',
  external_identities: 'id',
  recovery_codes: 'id',
  refresh_tokens: 'id',
  second_factors: 'user_id',
  audit_events: 'id',
  idempotency_keys: 'user_id, key',
  background_tasks: 'id',
  outbox_events: 'xid, id',
  intents: 'id',
  examples: 'id',
  labels: 'id',
  models: 'id',
  policies: 'id',
  guarantees: 'id',
  tickets: 'id',
  decisions: 'id',
  ticket_transitions: 'id',
  feedback: 'id',
};

/** Everything of an organisation. */
export const TABLES = Object.keys(PRIMARY_KEYS);

export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly column: string;
  readonly of: string;
  /** What follows the deletion or renumbering of the row, before and now. */
  readonly actions?: readonly [before: string, now: string];
}

const key = (
  table: string,
  name: string,
  column: string,
  of: string,
  actions?: ForeignKey['actions'],
): ForeignKey => ({
  table,
  name: `${table}_${name}_fkey`,
  column,
  of,
  ...(actions && { actions }),
});

const CASCADE = ['ON DELETE CASCADE', 'ON DELETE CASCADE'] as const;
// The organisation itself stays.
const setNull = (column: string, also = '') =>
  [`${also}ON DELETE SET NULL`, `${also}ON DELETE SET NULL (${column})`] as const;

export const FOREIGN_KEYS: readonly ForeignKey[] = [
  key('api_keys', 'creator', 'created_by', 'users'),
  key('api_keys', 'revoker', 'revoked_by', 'users'),
  key('api_keys', 'user', 'user_id', 'users'),
  key('audit_events', 'actor', 'actor_id', 'users'),
  key('background_tasks', 'creator', 'created_by', 'users'),
  key('decisions', 'guarantee', 'guarantee_id', 'guarantees'),
  key('decisions', 'model', 'model_id', 'models'),
  key('decisions', 'policy', 'policy_id', 'policies'),
  key('decisions', 'ticket', 'ticket_id', 'tickets'),
  key('examples', 'created_by', 'created_by', 'users'),
  key('examples', 'intent', 'intent_id', 'intents', CASCADE),
  key('examples', 'ticket', 'ticket_id', 'tickets', setNull('ticket_id')),
  key('external_identities', 'user', 'user_id', 'users', CASCADE),
  key('feedback', 'ticket', 'ticket_id', 'tickets'),
  key('guarantees', 'model', 'model_id', 'models'),
  key('guarantees', 'policy', 'policy_id', 'policies'),
  key('idempotency_keys', 'user', 'user_id', 'users', CASCADE),
  key('labels', 'created_by', 'created_by', 'users'),
  key('labels', 'example', 'example_id', 'examples', setNull('example_id', 'ON UPDATE CASCADE ')),
  key('labels', 'model', 'model_id', 'models'),
  key('labels', 'revoked_by', 'revoked_by', 'users'),
  key('labels', 'ticket', 'ticket_id', 'tickets'),
  key('models', 'job', 'job_id', 'background_tasks', setNull('job_id')),
  key('models', 'requested_by', 'requested_by', 'users'),
  key('policies', 'created_by', 'created_by', 'users'),
  key('recovery_codes', 'user', 'user_id', 'users', CASCADE),
  key('refresh_tokens', 'user', 'user_id', 'users', CASCADE),
  key('second_factors', 'user', 'user_id', 'users', CASCADE),
  key('ticket_transitions', 'actor', 'actor_id', 'users'),
  key('ticket_transitions', 'ticket', 'ticket_id', 'tickets'),
  key('tickets', 'assignee', 'assignee_id', 'users'),
  key('tickets', 'requester', 'requester_id', 'users'),
];
