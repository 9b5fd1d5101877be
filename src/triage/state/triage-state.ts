import type { FormerNames, Policy } from '../core/index.js';
import type { Intent } from '../taxonomy/index.js';

/** The model that an organisation's tickets are classified with. */
export interface ModelInUse {
  readonly id: number;
  /** SHA-256 of its bytes, by which those that have the same share one classifier. */
  readonly artifact: string;
  /** Those that it knows; null: nobody knows which. */
  readonly languages: readonly string[] | null;
}

/** All that a triage needs beside the classifier, in memory: it never waits for the database. */
export interface TriageState {
  /** None before the first training, or when the artifact cannot be read. */
  readonly model: ModelInUse | undefined;
  /** Whether there is none because the active one is of another version of this service. */
  readonly isOutdated: boolean;
  /** With the thresholds that count for this model. */
  readonly policy: Policy;
  readonly policyId: number;
  readonly guaranteeId: number | null;
  readonly intents: ReadonlyMap<string, Intent>;
  /** The model may know intents by these. */
  readonly formerNames: FormerNames;
}

/** What a character takes, and a state or an intent beside its texts, in bytes. */
const CHARACTER = 2;
const OBJECT = 1_000;

/** About how many bytes a state takes. */
export function weightOf({ intents, policy }: TriageState): number {
  let weight = OBJECT * (1 + Object.keys(policy.overrides).length);
  for (const { name, description, answer, answers } of intents.values()) {
    const texts = [name, description, answer ?? '', ...Object.values(answers)];
    weight += OBJECT + CHARACTER * texts.reduce((sum, { length }) => sum + length, 0);
  }
  return weight;
}
