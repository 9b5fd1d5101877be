import { fitLogistic, inner, sigmoid } from './logistic-regression.js';
import { worthTurningAway } from './worth-turning-away.js';

/** How the model tells messages of its intents from all others. */
export interface Familiarity {
  /** The least share of a message's feature mass that real examples must also have, 0..1. */
  readonly leastKnownShare: number;
  /** Learned on intents that were hidden; null where there are too few to hide some. */
  readonly detector: Detector | null;
  /** The familiarity from which a message counts as familiar. */
  readonly bar: number;
}

/** Logistic regression on standardised signs. */
export interface Detector {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** The intercept, then one for each sign. */
  readonly coefficients: readonly number[];
  /**
   * The share of messages of known intents that it pays to turn away for the sake of the others;
   * absent in models from before it was weighed.
   */
  readonly turnedAway?: number;
}

/** What tells how familiar one message is. */
export interface FamiliaritySigns {
  readonly knownShare: number;
  /** How far the winner is above the background; +∞ without a background class. */
  readonly aboveBackground: number;
  /** The more of each, the more it looks like a message of some intent. */
  readonly forKnown: readonly number[];
}

/** A message of an intent that the model knows, or of none. */
export interface KnownOrNot {
  readonly forKnown: readonly number[];
  readonly known: boolean;
  /** Whether the confidence alone would let it be answered, and whether rightly. */
  readonly answered: boolean;
  readonly right: boolean;
}

/** Held-out examples that may be turned away by the known share, and by the bar. */
const TURNED_AWAY = { knownShare: 0.004, least: 0.01, most: 0.12, before: 0.02 };
/** Bounds of `leastKnownShare`, and where it stands until held-out examples speak for more. */
const KNOWN_SHARE = { least: 0.05, usual: 0.15, most: 0.5 };
/** Held-out examples that speak as loudly as what is assumed before there are any. */
const USUAL_SPEAKS_FOR = 50;
const INTERCEPT = { mean: 0, precision: 0.1 };
const SIGN = { mean: 0.3, precision: 3, least: 0 };
/** Values that deviate no more than this are equal but for rounding. */
const SAME = 1e-9;

/**
 * How sure it is, 0..1, that a message is of one of the intents at all, whichever. 0 for a message
 * in which hardly anything is known, or that is most of all background.
 */
export function familiarityOf(familiarity: Familiarity, signs: FamiliaritySigns): number {
  const { detector, leastKnownShare } = familiarity;
  if (signs.knownShare < leastKnownShare || signs.aboveBackground < 0) return 0;
  return detector ? detect(detector, signs.forKnown) : 1;
}

/** Whether a message of this familiarity may be answered. */
export function isFamiliar({ bar }: Familiarity, familiarity: number): boolean {
  return familiarity > 0 && familiarity >= bar;
}

/** Learns to tell messages of known intents from those of intents that the members never saw. */
export function fitDetector(judged: readonly KnownOrNot[]): Detector {
  const signs = judged[0]!.forKnown.length;
  const columns = Array.from({ length: signs }, (_, sign) =>
    judged.map(({ forKnown }) => forKnown[sign]!),
  );
  const means = columns.map(mean);
  const deviations = columns.map((column, sign) => {
    const deviation = Math.sqrt(mean(column.map((value) => (value - means[sign]!) ** 2)));
    return deviation > SAME ? deviation : 1;
  });
  const rows = judged.map(({ forKnown, known }) => ({
    values: standardize({ means, deviations }, forKnown),
    positive: known,
  }));
  const coefficients = fitLogistic(rows, [INTERCEPT, ...means.map(() => SIGN)]);
  const detector = { means, deviations, coefficients };
  const detected = judged.map((it) => ({ ...it, familiarity: detect(detector, it.forKnown) }));
  const turnedAway = worthTurningAway(detected);
  return {
    ...detector,
    turnedAway: Math.min(Math.max(turnedAway, TURNED_AWAY.least), TURNED_AWAY.most),
  };
}

/** Sets the bounds so that nearly all held-out examples stay familiar. */
export function fitFamiliarity(
  heldOut: readonly FamiliaritySigns[],
  detector: Detector | null,
): Familiarity {
  const shares = heldOut.map(({ knownShare }) => knownShare);
  const share = lowest(shares, TURNED_AWAY.knownShare) ?? KNOWN_SHARE.usual;
  // The lowest of few says little about the next message: stay below it on the safe side.
  const trust = heldOut.length / (heldOut.length + USUAL_SPEAKS_FOR);
  const bound = Math.min(share, share * trust + KNOWN_SHARE.usual * (1 - trust));
  const detected = detector ? heldOut.map(({ forKnown }) => detect(detector, forKnown)) : [];
  return {
    leastKnownShare: Math.min(Math.max(bound, KNOWN_SHARE.least), KNOWN_SHARE.most),
    detector,
    bar: (lowest(detected, detector?.turnedAway ?? TURNED_AWAY.before) ?? 0) * trust,
  };
}

function detect(detector: Detector, forKnown: readonly number[]): number {
  return sigmoid(inner(detector.coefficients, standardize(detector, forKnown)));
}

function standardize(
  { means, deviations }: Pick<Detector, 'means' | 'deviations'>,
  signs: readonly number[],
): number[] {
  // Models of before know fewer signs: the first ones.
  return [1, ...means.map((mean, i) => (signs[i]! - mean) / deviations[i]!)];
}

/** The value under which the given share of the values lies; undefined without any. */
function lowest(values: readonly number[], share: number): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(share * values.length)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
