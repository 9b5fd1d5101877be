/** What the machine had said of a ticket; a label is a person's word about it. */
export interface TicketPrediction {
  readonly modelId: number | null;
  /** Null where it had named none. */
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly familiar: boolean;
  /** The intents of the other wishes of a message that has several. */
  readonly others: readonly string[];
}

/** A ticket that somebody says the truth about. */
export interface LabelledTicket {
  readonly id: number;
  /** What models may learn from; null where the requester's texts were removed. */
  readonly text: string | null;
  readonly prediction: TicketPrediction;
}

/** Whether the machine had named the right intent, or it among several; null where it had named none. */
export function isCorrect({ intent, others }: TicketPrediction, truth: string): boolean | null {
  return intent === null ? null : intent === truth || others.includes(truth);
}

/**
 * Whether it says something of the machine's answers that it was right, or was not. Of several wishes
 * nobody has said that all are right: there only a wrong one tells something.
 */
export function isTelling(
  { familiar, others }: TicketPrediction,
  isRight: boolean | null,
): boolean {
  return familiar && (others.length === 0 || isRight === false);
}
