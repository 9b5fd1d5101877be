/** What a person said about the machine's judgement of a ticket; see `labels`. */
export interface GivenLabel {
  readonly intent: string | null;
  readonly isRight: boolean | null;
  /** What the machine had named. */
  readonly predicted: string | null;
}

/** What is known of a ticket's intent: which it is, or only one that it is not. */
export interface Truth {
  readonly intent: string | null;
  readonly not: string | null;
}

/** A customer who was not helped says that the machine was wrong, not what would have been right. */
export function truthOf({ intent, isRight, predicted }: GivenLabel): Truth | null {
  if (intent !== null) return { intent, not: null };
  if (predicted === null || isRight === null) return null;
  return isRight ? { intent: predicted, not: null } : { intent: null, not: predicted };
}

/** Whether naming this intent is right; null where that is not known. */
export function agreesWith(truth: Truth | null, intent: string | null): boolean | null {
  if (!truth || intent === null) return null;
  if (truth.intent !== null) return truth.intent === intent;
  return truth.not === intent ? false : null;
}
