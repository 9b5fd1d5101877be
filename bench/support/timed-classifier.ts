import { InProcessEncoder } from '../../src/language/encoders/builtin/in-process-encoder.js';
import type { SentenceEncoder } from '../../src/language/encoders/sentence-encoder.js';
import type { Classification, Tier } from '../../src/triage/core/classifier/classification.js';
import type { Classifier } from '../../src/triage/core/classifier/classifier.js';

const WARM_UP = 300;

/** A classification and how long it took, with the embedding where there was one. */
export interface TimedClassification extends Classification {
  readonly milliseconds: number;
}

/** Classifies as the service does: in the full tier it embeds what the words leave open. */
export class TimedClassifier {
  readonly #encoder: SentenceEncoder | null;

  constructor(
    private readonly classifier: Classifier,
    tier: Tier,
  ) {
    this.#encoder = tier === 'full' ? new InProcessEncoder() : null;
  }

  async warmUp(messages: readonly string[]): Promise<void> {
    await this.classifyAll(messages.slice(0, WARM_UP));
  }

  async classifyAll(messages: readonly string[]): Promise<TimedClassification[]> {
    const judged: TimedClassification[] = [];
    for (const message of messages) {
      const before = performance.now();
      const classification = await this.#classify(message);
      judged.push({ ...classification, milliseconds: performance.now() - before });
    }
    return judged;
  }

  async #classify(message: string): Promise<Classification> {
    const lexical = this.classifier.classify(message);
    if (!this.#encoder || !this.classifier.needsEmbedding(lexical)) return lexical;
    const [embedding] = await this.#encoder.encode([message]);
    return this.classifier.classify(message, embedding);
  }
}
