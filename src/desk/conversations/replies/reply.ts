/** What becomes of a customer's later message. */
export const REPLY_VERDICTS = ['joins', 'confirms', 'escalates', 'asks'] as const;
export type ReplyVerdict = (typeof REPLY_VERDICTS)[number];

/** Why it does: what the message was read as, or the state of the conversation. */
export const REPLY_REASONS = [
  'automatic_message',
  'says_nothing',
  'person_works',
  'thanks',
  'solved',
  'promises',
  'greets',
  'wants_person',
  'not_helped',
  'nudges',
  'follows_up',
  'adds_facts',
  'new_question',
  'other_matter',
  'unread_language',
  'keeps_writing',
] as const;
export type ReplyReason = (typeof REPLY_REASONS)[number];

/** The states of a conversation that decide about a reply. */
export type ReplyStatus =
  | 'initialized'
  | 'active'
  | 'waiting_for_user'
  | 'waiting_for_agent'
  | 'processing'
  | 'escalated'
  | 'resolved'
  | 'abandoned'
  | 'archived';

/** The conversation that a reply comes to. */
export interface ReplyState {
  readonly status: ReplyStatus;
  /** Who answered last, if anybody did. */
  readonly answeredBy: 'ai_agent' | 'human_agent' | null;
  readonly ticketOpenWithPerson: boolean;
  /** What the conversation was about so far. */
  readonly lastIntent: string | null;
  /** The customer's messages since the last answer, without this one. */
  readonly repliesSinceAnswer: number;
}

/** A customer's later message, as it was written. */
export interface Reply {
  readonly text: string;
  /** Its language as it was detected, such as `en`; null where that is not known. */
  readonly language: string | null;
}

/** What the classifier says of the whole message. */
export interface ReplyClassification {
  readonly intent: string | null;
  readonly confidence: number;
  readonly familiar: boolean;
}

/** What becomes of a reply, and why. */
export interface JudgedReply {
  readonly verdict: ReplyVerdict;
  readonly reason: ReplyReason;
  /** The part that asks, where thanks or an announcement precede it. */
  readonly asked?: string;
}
