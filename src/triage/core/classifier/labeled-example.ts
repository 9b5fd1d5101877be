/** A message and the intent a person gave it. */
export interface LabeledExample {
  /** What a classification names it by among the nearest examples. */
  readonly id?: string;
  readonly text: string;
  readonly intent: string;
  /** Whether this is no message but the name of the intent; see `withIntentNames`. */
  readonly isName?: boolean;
}
