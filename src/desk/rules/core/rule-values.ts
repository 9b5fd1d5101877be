/** What has a rule looked at: something that happens, or time that passes. */
export const RULE_KINDS = ['trigger', 'automation'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** What triggers may wait for. */
export const TRIGGER_EVENTS = [
  'ticket.created',
  'ticket.updated',
  'conversation.updated',
  'message.created',
  'sla.warned',
  'sla.breached',
] as const;
export type TriggerEvent = (typeof TRIGGER_EVENTS)[number];

/** What became of a rule whose conditions were met. */
export const FIRING_OUTCOMES = [
  /** All of its actions are done. */
  'done',
  /** One of them at least could not be done. */
  'failed',
  /** None was tried: rules had set each other off too often. */
  'stopped',
] as const;
export type FiringOutcome = (typeof FIRING_OUTCOMES)[number];

/** Why a rule was stopped. */
export const STOP_REASONS = [
  /** What it did itself had led to it. */
  'loop',
  /** Too many rules had set each other off before it. */
  'too_deep',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** Each event asks all rules of an organisation that wait for it. */
export const MOST_RULES = 100;
export const MOST_CONDITIONS = 20;
export const MOST_DEPTH = 4;
export const MOST_ACTIONS = 10;
/** Values that a condition may name. */
export const MOST_VALUES = 50;
export const LONGEST_VALUE = 200;
export const LONGEST_TEXT = 5_000;
export const LONGEST_REASON = 200;
