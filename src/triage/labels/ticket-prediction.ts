/** What the machine had said of a ticket; a label is a person's word about it. */
export interface TicketPrediction {
  readonly modelId: number | null;
  /** Null where it had named none. */
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly familiar: boolean;
}

/** A ticket that somebody says the truth about. */
export interface LabelledTicket {
  readonly id: number;
  /** What models may learn from; null where the requester's texts were removed. */
  readonly text: string | null;
  readonly prediction: TicketPrediction;
}

/** Whether the machine had named the right intent; null where it had named none. */
export function isCorrect({ intent }: TicketPrediction, truth: string): boolean | null {
  return intent === null ? null : intent === truth;
}
