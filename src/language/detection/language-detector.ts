import { weighed } from './evidence.js';
import { plainWords } from './plain-words.js';

/** In which language a text is written, as far as it tells. */
export interface DetectedLanguage {
  /** ISO 639-1; undefined where the text is too short to tell, or could be one of several. */
  readonly language: string | undefined;
  /** The probability, 0 to 1, that the likeliest language is the right one. */
  readonly confidence: number;
  /** What speaks for each language that it could be, as logarithms of odds. */
  readonly evidence: Readonly<Record<string, number>>;
}

/** Names the language of a text: pure, synchronous and repeatable. */
export type LanguageDetector = (text: string) => DetectedLanguage;

/** As much of a text as is looked at. */
const MOST_CHARACTERS = 1_000;
/** From which confidence on a language is named; chosen so that hardly any is named wrongly. */
const NAMED = 0.975;
const WORDS = /\p{L}[\p{L}\p{M}]*/gu;
const LATIN = /\p{Script=Latin}/u;
const UNTOLD: DetectedLanguage = { language: undefined, confidence: 0, evidence: {} };

let loading: Promise<LanguageDetector> | undefined;

/** Names the language of a text; undefined where it does not tell. */
export type LanguageNamer = (text: string) => string | undefined;

/** What names the languages of texts, by the detector. */
export async function languageNamer(): Promise<LanguageNamer> {
  const detect = await languageDetector();
  return (text) => detect(text).language;
}

/** The detector of 60 languages, whose database is loaded once: some 50 MB, a third of a second. */
export function languageDetector(): Promise<LanguageDetector> {
  loading ??= import('eld/small').then(({ eld }) =>
    rememberingLast((text) => {
      const plain = plainWords(text);
      const words = plain.match(WORDS) ?? [];
      if (tellsNothing(words)) return UNTOLD;
      return named(weighed(eld.detect(plain).getScores(), words.join('')));
    }),
  );
  return loading;
}

/** One message is looked at by several in turn, who all ask the same. */
function rememberingLast(detect: LanguageDetector): LanguageDetector {
  let last = { text: '', detected: UNTOLD };
  return (text) => {
    const beginning = text.slice(0, MOST_CHARACTERS);
    if (beginning !== last.text) last = { text: beginning, detected: detect(beginning) };
    return last.detected;
  };
}

/** A single Latin word can be of many languages, or a name: "Retoure", "Storno", "Klarna". */
function tellsNothing([first, second]: readonly string[]): boolean {
  return first === undefined || (second === undefined && LATIN.test(first));
}

function named(evidence: Readonly<Record<string, number>>): DetectedLanguage {
  const [first, second] = Object.entries(evidence).sort(([, a], [, b]) => b - a);
  if (!first) return UNTOLD;
  const confidence = sigmoid(first[1] - (second?.[1] ?? 0));
  return { language: confidence >= NAMED ? first[0] : undefined, confidence, evidence };
}

/** The probability, 0 to 1, that a text is in none of these languages; 0 where it tells nothing. */
export function strangeness(
  { evidence }: Pick<DetectedLanguage, 'evidence'>,
  languages: readonly string[],
): number {
  const most = Math.max(0, ...Object.values(evidence));
  const known = Math.max(0, ...languages.map((it) => evidence[it] ?? 0));
  return most > known ? sigmoid(most - known) : 0;
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
