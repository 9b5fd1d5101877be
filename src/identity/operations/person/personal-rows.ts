/** Of organisation $1, what person $2 asked. */
const OWN =
  'ticket_id IN (SELECT id FROM tickets WHERE organization_id = $1 AND requester_id = $2)';

const OWN_CONVERSATION =
  'conversation_id IN (SELECT id FROM conversations WHERE organization_id = $1 AND requester_id = $2)';

/** Files of what they may read, and what they have not sent yet. */
const ATTACHMENTS = `
  message_id IN (SELECT id FROM messages
                 WHERE organization_id = $1 AND visibility = 'public'
                   AND (author_id = $2 OR ${OWN_CONVERSATION}))
  OR uploaded_by = $2 AND message_id IS NULL`;

/** Which rows of a table are about a person or written by them, beside those of organisation $1. */
export const PERSONAL_ROWS: Readonly<Record<string, string>> = {
  users: 'id = $2',
  user_profiles: 'user_id = $2',
  external_identities: 'user_id = $2',
  api_keys: 'user_id = $2 OR created_by = $2',
  refresh_tokens: 'user_id = $2',
  sessions: 'user_id = $2',
  account_links: 'user_id = $2',
  second_factors: 'user_id = $2',
  recovery_codes: 'user_id = $2',
  passkeys: 'user_id = $2',
  conversations: 'requester_id = $2',
  messages: `visibility = 'public' AND (author_id = $2 OR ${OWN_CONVERSATION})`,
  attachments: ATTACHMENTS,
  attachment_chunks: `attachment_id IN (SELECT id FROM attachments
                                        WHERE organization_id = $1 AND (${ATTACHMENTS}))`,
  conversation_reads: 'user_id = $2',
  conversation_followers: 'user_id = $2',
  // What waits is not said yet: it is its author's alone.
  held_replies: 'author_id = $2',
  conversation_transitions: `actor_id = $2 OR ${OWN_CONVERSATION}`,
  tickets: 'requester_id = $2',
  decisions: OWN,
  ticket_transitions: `actor_id = $2 OR ${OWN}`,
  ticket_changes: `actor_id = $2 OR ${OWN}`,
  bulk_changes: 'requested_by = $2',
  canned_answers: 'owner_id = $2',
  saved_views: 'owner_id = $2',
  team_members: 'user_id = $2',
  labels: `created_by = $2 OR ${OWN}`,
  feedback: OWN,
  examples: `created_by = $2 OR ${OWN}`,
  discoveries: 'requested_by = $2',
  discovery_messages: OWN,
  sla_clocks: OWN,
  rule_firings: OWN,
  audit_events: 'actor_id = $2',
  background_tasks: 'created_by = $2',
  idempotency_keys: 'user_id = $2',
};

/** Tables that tell of nobody, or of people only by their number, and why. */
export const OF_NOBODY: Readonly<Record<string, string>> = {
  organization_usage: 'counts of months',
  intents: 'of the organisation',
  intent_former_names: 'of the organisation',
  policies: 'of the organisation',
  guarantees: 'counts',
  models: 'of the organisation',
  discovery_proposals: 'of the organisation',
  business_hours: 'of the organisation',
  sla_policies: 'of the organisation',
  rules: 'of the organisation',
  rule_versions: 'of the organisation',
  escalation_settings: 'of the organisation',
  teams: 'of the organisation',
  service_counts: 'counts',
  service_days: 'counts, of the staff by their numbers',
  service_recounts: 'numbers of conversations, for a moment',
  outbox_events: 'numbers of rows that are in the other files, for a day',
  export_chunks: 'exports themselves',
  used_challenges: 'random numbers, for minutes',
};
