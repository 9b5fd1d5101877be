/** Who may touch a table by SQL or its entity. */
export interface Table {
  /** The room that writes it. */
  readonly owner: string;
  /** Who else reads it past its owner, and why. Reports and the command line read all. */
  readonly readers?: Readonly<Record<string, string>>;
}

const NAMED = 'shows or takes an intent by its name';
const STRANGERS = 'tells what the staff said or asked from what anybody may have';
const LOOKS = 'looks for intents in what no machine could answer';
const ASKS = 'asks what conditions of rules are about, in one statement';
const PERSONAL = 'hands people what is kept of them; stands below';
const ACTS = 'finds in one round trip who a credential acts as';

/** The owner of every table; `table-owners.spec.ts` holds the code against it. */
export const TABLES: Readonly<Record<string, Table>> = {
  organizations: {
    owner: 'identity/organizations',
    readers: {
      'platform/events': 'keeps events for as long as each wants; stands below',
      'identity/users': 'notes nobody of one that is being deleted',
      'desk/conversations': 'opens none of one that is being deleted',
    },
  },
  organization_usage: { owner: 'identity/organizations' },
  export_chunks: { owner: 'identity/operations' },
  used_challenges: { owner: 'identity/auth' },
  users: {
    owner: 'identity/users',
    readers: {
      'identity/auth': ACTS,
      'desk/conversations': 'opens one only while its account is there, in one statement',
      'desk/tickets': 'chooses of a team who can sign in',
      'desk/rules': `${ASKS}, and whom to tell`,
      'triage/examples': STRANGERS,
      'triage/labels': STRANGERS,
      'triage/policy': STRANGERS,
    },
  },
  user_profiles: {
    owner: 'identity/users',
    readers: { 'desk/rules': ASKS, 'desk/sla': 'asks what is promised to whom' },
  },
  account_links: { owner: 'identity/auth' },
  api_keys: { owner: 'identity/auth' },
  external_identities: { owner: 'identity/auth' },
  passkeys: { owner: 'identity/auth' },
  recovery_codes: { owner: 'identity/auth' },
  refresh_tokens: { owner: 'identity/auth' },
  second_factors: { owner: 'identity/auth' },
  sessions: { owner: 'identity/auth', readers: { 'identity/users': `${ACTS}; stands below` } },
  audit_events: { owner: 'platform/audit' },
  idempotency_keys: { owner: 'platform/idempotency' },
  background_tasks: { owner: 'platform/jobs' },
  outbox_events: { owner: 'platform/events' },
  event_consumers: { owner: 'platform/events' },
  event_epochs: { owner: 'platform/events' },
  embeddings: { owner: 'language/encoders' },
  intents: {
    owner: 'triage/taxonomy',
    readers: { 'desk/discovery': NAMED, 'triage/examples': NAMED, 'triage/labels': NAMED },
  },
  intent_former_names: { owner: 'triage/taxonomy' },
  examples: {
    owner: 'triage/examples',
    readers: {
      'triage/taxonomy': 'counts the examples of each intent; stands below',
      'triage/labels': 'lists the texts that people put under two intents',
      'triage/models': 'asks whether there is anything new to learn',
    },
  },
  labels: {
    owner: 'triage/labels',
    readers: { 'triage/policy': 'asks which of the last answers somebody complained of' },
  },
  models: { owner: 'triage/models' },
  policies: {
    owner: 'triage/policy',
    readers: {
      'triage/models': 'compares candidates at the target of the policy; stands below',
    },
  },
  guarantees: { owner: 'triage/policy' },
  bulk_changes: { owner: 'desk/bulk' },
  canned_answers: { owner: 'desk/canned-answers' },
  saved_views: { owner: 'desk/views' },
  teams: { owner: 'desk/teams' },
  team_members: {
    owner: 'desk/teams',
    readers: {
      'desk/tickets': 'chooses one of a team, by how many tickets each works on',
      'desk/rules': 'finds whom of a team to tell',
    },
  },
  ticket_changes: { owner: 'desk/tickets' },
  tickets: {
    owner: 'desk/tickets',
    readers: {
      'desk/conversations': 'ends and removes conversations as their tickets are',
      'desk/discovery': LOOKS,
      'desk/bulk': 'finds those that a change of many is of',
      'desk/views': 'counts the tickets of saved views',
      'desk/rules': ASKS,
      'desk/feedback': 'counts feedback by the intent of its ticket',
      'identity/operations': PERSONAL,
      'triage/examples': `${STRANGERS}; stands below`,
      'triage/labels': `${STRANGERS}; stands below`,
      'triage/policy': `${STRANGERS}; stands below`,
    },
  },
  conversations: {
    owner: 'desk/conversations',
    readers: {
      'desk/sla': 'asks what is promised to whom',
      'desk/rules': ASKS,
      'edge/live': 'asks whose a conversation is, of whoever types in it',
      'identity/operations': PERSONAL,
    },
  },
  messages: {
    owner: 'desk/conversations',
    readers: { 'desk/rules': ASKS, 'identity/operations': PERSONAL },
  },
  attachments: {
    owner: 'desk/conversations',
    readers: { 'identity/operations': PERSONAL },
  },
  attachment_chunks: { owner: 'desk/conversations' },
  conversation_reads: { owner: 'desk/conversations' },
  held_replies: { owner: 'desk/conversations' },
  conversation_followers: { owner: 'desk/conversations' },
  conversation_transitions: { owner: 'desk/conversations' },
  decisions: {
    owner: 'desk/tickets',
    readers: {
      'desk/discovery': LOOKS,
      'triage/policy': 'asks what the last tickets were answered; stands below',
    },
  },
  ticket_transitions: { owner: 'desk/tickets' },
  discoveries: { owner: 'desk/discovery' },
  discovery_messages: { owner: 'desk/discovery' },
  discovery_proposals: { owner: 'desk/discovery' },
  rules: { owner: 'desk/rules' },
  rule_versions: { owner: 'desk/rules' },
  rule_firings: { owner: 'desk/rules' },
  business_hours: { owner: 'desk/sla' },
  sla_clocks: { owner: 'desk/sla' },
  sla_policies: { owner: 'desk/sla' },
  escalation_settings: { owner: 'desk/escalation' },
  feedback: { owner: 'desk/feedback' },
  service_counts: { owner: 'desk/reports' },
  service_days: { owner: 'desk/reports' },
  service_recounts: { owner: 'desk/reports' },
};
