/** What the machine had said of a ticket; a label is a person's word about it. */
export interface Judgement {
  readonly modelId: number | null;
  /** Null where it had named none. */
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly familiar: boolean;
}

/** A ticket that somebody says the truth about. */
export interface JudgedTicket {
  readonly id: number;
  /** What models may learn from; null where the requester's texts were removed. */
  readonly text: string | null;
  readonly judgement: Judgement;
}

/** Whether the machine had named the right intent; null where it had named none. */
export function isRight({ intent }: Judgement, truth: string): boolean | null {
  return intent === null ? null : intent === truth;
}
