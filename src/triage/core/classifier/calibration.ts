import { fitLogistic, inner, sigmoid } from './logistic-regression.js';

/** A line through what speaks for a winner. */
export interface CalibrationLine {
  readonly intercept: number;
  /** Never negative: more of a sign is never a lower confidence. The first is that of the odds. */
  readonly slopes: readonly number[];
}

/**
 * Turns what speaks for a winner into the probability that it is right:
 * ceiling · σ(intercept + Σ slope · sign).
 */
export interface Calibration extends CalibrationLine {
  /**
   * What no confidence reaches, (n + 1) / (n + 2) after n held-out winners (Laplace's rule of
   * succession): who was never seen to be right may not claim to be right 99 times in 100.
   */
  readonly ceiling: number;
  /**
   * Where messages of several languages were judged, each one's own line, and that of all others
   * (under ''). It lowers confidences, and raises none: a language that is known better than the
   * others stays as sure as all together.
   */
  readonly languages?: Readonly<Record<string, CalibrationLine>>;
}

/** Names the language of a text; undefined where it does not tell. */
export type LanguageOf = (text: string) => string | undefined;

/** One held-out winner: its odds, further signs for it, and whether it was right. */
export interface JudgedSigns {
  /** The log odds first (see `winnerOdds`), then how alike the nearest examples are, 0..1. */
  readonly signs: readonly number[];
  readonly right: boolean;
  /** In which it was written, where that is told. */
  readonly language?: string | undefined;
}

/** What belongs to no language that has a line of its own. */
const OTHERS = '';
/** Held-out winners of a language from which on it has a line of its own. */
const LEAST_OF_LANGUAGE = 20;

/** What is believed before any held-out message: a few dozen of them outweigh it. */
const INTERCEPT = { mean: 0, precision: 1 };
const ODDS = { mean: 0.8, precision: 30, least: 0.05 };
const LIKENESS = { mean: 0, precision: 1, least: 0 };
/** What is believed of a language before any of its messages: that it is as all together. */
const OF_LANGUAGE = { intercept: 3, odds: 30, likeness: 3 };

/**
 * The calibrated probability, strictly between 0 and 1, that a winner with these signs is right;
 * `language` is that of its message, where it is told.
 */
export function calibrate(
  calibration: Calibration,
  signs: readonly number[],
  language: string = OTHERS,
): number {
  const { languages, ceiling } = calibration;
  const own = languages?.[language] ?? languages?.[OTHERS];
  const common = along(calibration, signs);
  const margin = own ? Math.min(common, along(own, signs)) : common;
  return Math.max(ceiling * sigmoid(margin), Number.MIN_VALUE);
}

function along({ intercept, slopes }: CalibrationLine, signs: readonly number[]): number {
  return intercept + inner(slopes, signs);
}

/**
 * Fits a calibration to held-out winners: Platt scaling (Platt 1999) with a Gaussian prior.
 * `signs` is how many signs each of them has.
 */
export function fitCalibration(judged: readonly JudgedSigns[], signs: number): Calibration {
  const likenesses = Array.from({ length: signs - 1 }, () => LIKENESS);
  const [intercept, ...slopes] = fitLogistic(toRows(judged), [INTERCEPT, ODDS, ...likenesses]);
  const line = { intercept: intercept!, slopes };
  const ceiling = (judged.length + 1) / (judged.length + 2);
  const languages = linesOf(judged, line);
  return { ...line, ceiling, ...(languages && { languages }) };
}

/**
 * A model that knows one language well and another one less is as sure of itself in both: each gets
 * a line of its own, drawn to that of all together where it has few messages. Null where there are
 * no two languages.
 */
function linesOf(
  judged: readonly JudgedSigns[],
  common: CalibrationLine,
): Record<string, CalibrationLine> | null {
  const byLanguage = new Map<string, JudgedSigns[]>();
  for (const it of judged) {
    const { language = OTHERS } = it;
    const own = byLanguage.get(language);
    if (own) own.push(it);
    else byLanguage.set(language, [it]);
  }
  const enough = [...byLanguage].filter(([language, { length }]) => {
    return language !== OTHERS && length >= LEAST_OF_LANGUAGE;
  });
  if (enough.length < 2) return null;
  const own = new Set(enough.map(([language]) => language));
  const others = judged.filter(({ language = OTHERS }) => !own.has(language));
  return Object.fromEntries(
    [...enough, [OTHERS, others] as const]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([language, some]) => [language, lineOf(some, common)]),
  );
}

function lineOf(judged: readonly JudgedSigns[], { intercept, slopes }: CalibrationLine) {
  const [odds = 0, ...likenesses] = slopes;
  const [ownIntercept, ...ownSlopes] = fitLogistic(toRows(judged), [
    { mean: intercept, precision: OF_LANGUAGE.intercept },
    { mean: odds, precision: OF_LANGUAGE.odds, least: ODDS.least },
    ...likenesses.map((mean) => ({ mean, precision: OF_LANGUAGE.likeness, least: LIKENESS.least })),
  ]);
  return { intercept: ownIntercept!, slopes: ownSlopes };
}

function toRows(judged: readonly JudgedSigns[]) {
  return judged.map((it) => ({ values: [1, ...it.signs], positive: it.right }));
}
