export const POLICY_MODES = ['shadow', 'live'] as const;
export type PolicyMode = (typeof POLICY_MODES)[number];

/** What differs for one intent. */
export interface IntentOverride {
  readonly mode?: PolicyMode;
  readonly threshold?: number;
  readonly neverAnswer?: boolean;
}

/** Thresholds by intent, where they differ; null where nothing may be answered. */
export type IntentThresholds = Readonly<Record<string, number | null>>;

/** When the machine may answer. */
export interface Policy {
  /** `live` acts; `shadow` records what it would know and leaves the ticket to people. */
  readonly mode: PolicyMode;
  /** Lowest confidence that is answered, 0 to 1; null: none is enough. */
  readonly threshold: number | null;
  /** By intent name. */
  readonly overrides: Readonly<Record<string, IntentOverride>>;
  /** What a guarantee chose for single intents; an override counts before it. */
  readonly guaranteed?: IntentThresholds;
}
