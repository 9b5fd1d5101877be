import { answerIn, type Intent, isAnswerableIn, Priority } from './taxonomy/index.js';

const BY_URGENCY = Object.values(Priority);

/**
 * The intents that a message in a language was taken for, most often one; undefined: there is none of
 * the name.
 */
export class NamedIntents {
  constructor(
    private readonly named: readonly (Intent | undefined)[],
    private readonly language: string | null,
  ) {}

  /** Whether a machine may answer all of them. */
  get answerable(): boolean {
    return this.named.length > 0 && this.named.every((it) => isAnswerableIn(it, this.language));
  }

  /** Their answers, one below the other. */
  get answer(): string | null {
    const answers = this.named.map((it) => (it && answerIn(it, this.language)) ?? '');
    return answers.join('\n\n') || null;
  }

  /** That of the most urgent one. */
  get priority(): Priority {
    const urgency = this.named.flatMap((it) => (it ? [BY_URGENCY.indexOf(it.priority)] : []));
    return BY_URGENCY[Math.max(...urgency)] ?? Priority.Normal;
  }
}
