import { type DetectedLanguage, strangeness } from './language-detector.js';

/** In which language a message is written, and whether a model can judge it. */
export interface MessageLanguage {
  /** ISO 639-1; null where it is not told. */
  readonly language: string | null;
  /** The probability, 0 to 1, that the likeliest language is the right one. */
  readonly languageConfidence: number;
  /** Whether it may be in one that the model knows. */
  readonly languageKnown: boolean;
}

/** Of a message in which nothing was detected. */
export const UNDETECTED: MessageLanguage = {
  language: null,
  languageConfidence: 0,
  languageKnown: true,
};
/** From which probability on a message, if its language is told, is in none of the model's. */
const STRANGE = 0.998;

/**
 * The language of a message for a model that knows these; null or none: nobody knows which, and so
 * none is strange to it.
 */
export function messageLanguage(
  detected: DetectedLanguage,
  known: readonly string[] | null,
): MessageLanguage {
  const { language } = detected;
  const isTold = language !== undefined && known !== null && known.length > 0;
  const isStrange = isTold && strangeness(detected, known) >= STRANGE;
  return {
    language: language ?? null,
    languageConfidence: detected.confidence,
    languageKnown: !isStrange,
  };
}
