export type PolicyMode = 'shadow' | 'live';

/** What differs for one intent. */
export interface IntentOverride {
  readonly mode?: PolicyMode;
  readonly threshold?: number;
  readonly neverAnswer?: boolean;
}

/** When the machine may answer. */
export interface Policy {
  /** `live` acts; `shadow` records what it would know and leaves the ticket to people. */
  readonly mode: PolicyMode;
  /** Lowest confidence that is answered, 0 to 1. */
  readonly threshold: number;
  /** By intent name. */
  readonly overrides: Readonly<Record<string, IntentOverride>>;
}
