import { readFile } from 'node:fs/promises';
import { languageDetector, messageLanguage } from '../detection/index.js';
import { featuresOf } from './features.js';
import { judged } from './judgement.js';
import { linearModel } from './linear-model.js';
import { unpackModel } from './model-file.js';
import { type Sentiment, UNKNOWN_SENTIMENT } from './sentiment.js';

/** The languages of the messages that the model learned from. */
export const SENTIMENT_LANGUAGES: readonly string[] = ['en', 'de'];
const MODEL = new URL('./model.bin', import.meta.url);

/**
 * Says how a message sounds: pure, synchronous and repeatable. `language` is ISO 639-1, or null
 * where it was looked for and is not told; without it the reader looks itself.
 */
export type SentimentReader = (text: string, language?: string | null) => Sentiment;

let loading: Promise<SentimentReader> | undefined;

/** The reader of sentiments, whose model and detector of languages are loaded once. */
export function sentimentReader(): Promise<SentimentReader> {
  loading ??= load();
  return loading;
}

/** How a message sounds; see `SentimentReader`. */
export async function sentimentOf(text: string, language?: string | null): Promise<Sentiment> {
  return (await sentimentReader())(text, language);
}

async function load(): Promise<SentimentReader> {
  const [detect, file] = await Promise.all([languageDetector(), readFile(MODEL)]);
  const model = linearModel(unpackModel(file));
  const isKnown = (text: string, language: string | null | undefined): boolean => {
    if (language) return SENTIMENT_LANGUAGES.includes(language);
    return language === null || messageLanguage(detect(text), SENTIMENT_LANGUAGES).languageKnown;
  };
  return (text, language) =>
    isKnown(text, language) ? judged(model(featuresOf(text))) : UNKNOWN_SENTIMENT;
}
