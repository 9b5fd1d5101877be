export interface ReplacedIndex {
  readonly table: string;
  readonly name: string;
  readonly unique?: true;
  readonly before: string;
  readonly now: string;
}

/** With the organisation in front, as lists and reports are of one. */
const list = (table: string, name: string, columns: string): ReplacedIndex => {
  return { table, name, before: columns, now: `(organization_id, ${columns.slice(1)}` };
};

/** What is unique within an organisation; those of a row of it take it as their last column. */
const unique = (table: string, name: string, before: string, now: string): ReplacedIndex => {
  return { table, name, unique: true, before, now };
};

export const REPLACED_INDEXES: readonly ReplacedIndex[] = [
  list('users', 'users_role_idx', '(role)'),
  list('tickets', 'tickets_confidence_idx', '(confidence, created_at, id)'),
  list('tickets', 'tickets_created_idx', '(created_at, id) INCLUDE (status, resolved_at)'),
  list('tickets', 'tickets_intent_idx', '(intent, created_at, id)'),
  list('tickets', 'tickets_priority_idx', '(priority, created_at, id)'),
  list('tickets', 'tickets_queue_idx', '(status, priority DESC, created_at, id)'),
  list('tickets', 'tickets_status_idx', '(status, created_at, id)'),
  list('tickets', 'tickets_updated_idx', '(updated_at, id)'),
  list(
    'decisions',
    'decisions_decided_idx',
    '(decided_at, ticket_id) INCLUDE (outcome, reason, intent, model_id, policy_id)',
  ),
  list('examples', 'examples_corrections_idx', `(created_at) WHERE source = 'correction'`),
  list('examples', 'examples_source_idx', '(source, id)'),
  list('examples', 'examples_text_group_idx', '(text_group, intent_id)'),
  list('feedback', 'feedback_created_idx', '(created_at, ticket_id) INCLUDE (rating, resolved)'),
  list('labels', 'labels_created_at_idx', '(created_at, id)'),
  list(
    'labels',
    'labels_in_force_idx',
    '(created_at, ticket_id) INCLUDE (source, is_right, model_id, confidence) WHERE revoked_at IS NULL',
  ),
  list(
    'ticket_transitions',
    'ticket_transitions_escalated_idx',
    `(created_at, ticket_id) WHERE to_status = 'escalated'`,
  ),
  list('audit_events', 'audit_events_occurred_idx', '(occurred_at, id)'),
  list('audit_events', 'audit_events_action_idx', '(action, id)'),
  list('audit_events', 'audit_events_subject_idx', '(subject_type, subject_id, id)'),
  list('background_tasks', 'background_tasks_type_idx', '(type, id)'),
  list('background_tasks', 'background_tasks_status_idx', '(status, id)'),
  unique('api_keys', 'api_keys_user_key', '(user_id)', '(user_id, organization_id)'),
  unique(
    'external_identities',
    'external_identities_subject_key',
    '(issuer, subject)',
    '(organization_id, issuer, subject)',
  ),
  unique(
    'recovery_codes',
    'recovery_codes_user_hash_key',
    '(user_id, code_hash)',
    '(user_id, code_hash, organization_id)',
  ),
  unique(
    'examples',
    'examples_text_key',
    '(COALESCE(intent_id, 0), md5(text))',
    '(organization_id, COALESCE(intent_id, 0), md5(text))',
  ),
  unique('feedback', 'feedback_ticket_key', '(ticket_id)', '(ticket_id, organization_id)'),
  unique(
    'guarantees',
    'guarantees_evidence_key',
    '(policy_id, model_id, evidence_hash)',
    '(policy_id, model_id, evidence_hash, organization_id)',
  ),
  unique(
    'labels',
    'labels_one_in_force',
    '(ticket_id) WHERE revoked_at IS NULL',
    '(ticket_id, organization_id) WHERE revoked_at IS NULL',
  ),
  unique(
    'models',
    'models_one_active',
    `(status) WHERE status = 'active'`,
    `(organization_id, status) WHERE status = 'active'`,
  ),
  unique(
    'models',
    'models_one_training',
    `(status) WHERE status = 'training'`,
    `(organization_id, status) WHERE status = 'training'`,
  ),
  unique('models', 'models_version_key', '(version)', '(organization_id, version)'),
  unique('policies', 'policies_version_key', '(version)', '(organization_id, version)'),
];

/** Lists by number, and what is unique per organisation beside what it is for the service alone. */
export const ADDED_INDEXES: readonly { table: string; name: string; sql: string }[] = [
  { table: 'users', name: 'users_list_idx', sql: 'INDEX $ ON users (organization_id, id)' },
  {
    table: 'examples',
    name: 'examples_list_idx',
    sql: 'INDEX $ ON examples (organization_id, id)',
  },
  {
    table: 'audit_events',
    name: 'audit_events_list_idx',
    sql: 'INDEX $ ON audit_events (organization_id, id)',
  },
  {
    table: 'api_keys',
    name: 'api_keys_list_idx',
    sql: 'INDEX $ ON api_keys (organization_id, id)',
  },
  {
    table: 'users',
    name: 'users_organization_email_key',
    sql: 'UNIQUE INDEX $ ON users (organization_id, email)',
  },
  {
    table: 'intents',
    name: 'intents_organization_name_key',
    sql: 'UNIQUE INDEX $ ON intents (organization_id, name)',
  },
];
