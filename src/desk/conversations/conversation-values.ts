/** Where people write from. */
export const CHANNELS = ['web', 'mobile', 'email', 'slack', 'teams', 'api'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where a conversation is in its life. */
export const CONVERSATION_STATUSES = [
  /** Opened, and nobody has written yet. */
  'initialized',
  /** Nobody waits for anybody. */
  'active',
  /** Something was answered: the customer may say whether it helped. */
  'waiting_for_user',
  /** Somebody of the staff has it, and the customer waits for them. */
  'waiting_for_agent',
  /** The machine prepares an answer. */
  'processing',
  /** For a person, and nobody has taken it. */
  'escalated',
  'resolved',
  /** The customer was answered, and never came back. */
  'abandoned',
  /** Over for so long that only reading is left. */
  'archived',
] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** Who says something. */
export const SENDERS = ['user', 'ai_agent', 'human_agent', 'system'] as const;
export type Sender = (typeof SENDERS)[number];

/** Who may read a message: everybody in the conversation, or the staff alone. */
export const VISIBILITIES = ['public', 'internal'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What a customer's later message was taken for. */
export const VERDICTS = ['joins', 'confirms', 'escalates', 'asks'] as const;
export type Verdict = (typeof VERDICTS)[number];
