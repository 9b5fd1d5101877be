import { fitLogistic, inner, sigmoid } from './logistic-regression.js';

/**
 * Turns what speaks for a winner into the probability that it is right:
 * ceiling · σ(intercept + Σ slope · sign).
 */
export interface Calibration {
  readonly intercept: number;
  /** Never negative: more of a sign is never a lower confidence. The first is that of the odds. */
  readonly slopes: readonly number[];
  /**
   * What no confidence reaches, (n + 1) / (n + 2) after n held-out winners (Laplace's rule of
   * succession): who was never seen to be right may not claim to be right 99 times in 100.
   */
  readonly ceiling: number;
}

/** One held-out winner: its odds, further signs for it, and whether it was right. */
export interface JudgedSigns {
  /** The log odds first (see `winnerOdds`), then how alike the nearest examples are, 0..1. */
  readonly signs: readonly number[];
  readonly right: boolean;
}

/** What is believed before any held-out message: a few dozen of them outweigh it. */
const INTERCEPT = { mean: 0, precision: 1 };
const ODDS = { mean: 0.8, precision: 30, least: 0.05 };
const LIKENESS = { mean: 0, precision: 1, least: 0 };

/** The calibrated probability, strictly between 0 and 1, that a winner with these signs is right. */
export function calibrate(calibration: Calibration, signs: readonly number[]): number {
  const { intercept, slopes, ceiling } = calibration;
  return Math.max(ceiling * sigmoid(intercept + inner(slopes, signs)), Number.MIN_VALUE);
}

/**
 * Fits a calibration to held-out winners: Platt scaling (Platt 1999) with a Gaussian prior.
 * `signs` is how many signs each of them has.
 */
export function fitCalibration(judged: readonly JudgedSigns[], signs: number): Calibration {
  const rows = judged.map((it) => ({ values: [1, ...it.signs], positive: it.right }));
  const likenesses = Array.from({ length: signs - 1 }, () => LIKENESS);
  const [intercept, ...slopes] = fitLogistic(rows, [INTERCEPT, ODDS, ...likenesses]);
  return { intercept: intercept!, slopes, ceiling: (judged.length + 1) / (judged.length + 2) };
}
