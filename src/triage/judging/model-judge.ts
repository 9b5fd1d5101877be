import {
  languageDetector,
  type MessageLanguage,
  messageLanguage,
} from '../../language/detection/index.js';
import {
  type EmbeddingCache,
  encodeAll,
  type SentenceEncoder,
} from '../../language/encoders/index.js';
import type { Judgement, Tier } from '../core/index.js';
import type { JudgingPool } from './judging-pool.js';

/** Where vectors come from; nothing where the model does not understand those there are. */
export interface VectorSource {
  readonly encoder: SentenceEncoder;
  readonly cache: EmbeddingCache;
}

/** Which languages a model knows, by its words and by its meaning. */
export interface KnownLanguages {
  readonly languages: readonly string[] | null;
  readonly isMultilingual: boolean;
}

/** The language of a message that a tier judged, and whether the model may know it. */
export type LanguageReader = (
  message: string,
  tier: Tier,
) => Pick<MessageLanguage, 'language' | 'languageKnown'>;

/**
 * Judges many messages as one model would, one by one, without a limit of time: by their words, and
 * where these leave doubts by their meaning.
 */
export class ModelJudge {
  constructor(
    private readonly pool: JudgingPool,
    private readonly vectors: VectorSource | undefined,
    private readonly signal: AbortSignal,
    private readonly language: KnownLanguages,
  ) {}

  /**
   * In the order of the messages.
   * @throws EncoderError: rather no judgements than others than the next time
   */
  async judge(messages: readonly string[]): Promise<Judgement[]> {
    const lexical = await this.pool.judge(messages);
    if (!this.vectors) return lexical;
    const doubtful = messages.filter((_, i) => !lexical[i]?.isCertain);
    const { encoder, cache } = this.vectors;
    const vectors = await encodeAll(encoder, cache, doubtful, { signal: this.signal });
    const full = (await this.pool.judge(doubtful, vectors)).values();
    return lexical.map((judgement) =>
      judgement.isCertain ? judgement : (full.next().value ?? judgement),
    );
  }

  /** As a new message is looked at. */
  async languageReader(): Promise<LanguageReader> {
    const detect = await languageDetector();
    const { languages, isMultilingual } = this.language;
    return (message, tier) =>
      messageLanguage(detect(message), tier === 'full' && isMultilingual ? null : languages);
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
