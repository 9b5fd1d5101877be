import { type Appearance, appearanceOf } from './held-out-profile.js';
import { fisherUpper, kolmogorovSmirnov, populationStability } from './two-samples.js';

/** So many of the last tickets are compared, and with fewer than the least nothing is said. */
export const DRIFT_WINDOW = { most: 1_000, least: 200 } as const;

/** What one ticket looked like to the model; of old decisions the known share is not known. */
export interface Sighting {
  readonly confidence: number;
  readonly familiar: boolean;
  readonly knownShare: number | null;
}

/** `unknown`: too few tickets yet. */
export const DRIFT_STATUSES = ['steady', 'drifted', 'unknown'] as const;
export type DriftStatus = (typeof DRIFT_STATUSES)[number];

/** What is compared: how sure, how many are unlike every example, how much of a message is known. */
export const DRIFT_SIGNALS = ['confidence', 'unfamiliar', 'known_share'] as const;
export type DriftSignalName = (typeof DRIFT_SIGNALS)[number];

export interface DriftSignal {
  readonly signal: DriftSignalName;
  /** The mean, or for `unfamiliar` the share, of held-out examples and of the last tickets. */
  readonly expected: number;
  readonly observed: number | null;
  /** Population stability index; for `unfamiliar` the difference of the shares. */
  readonly distance: number | null;
  /** How probable such a difference is between samples of one population. */
  readonly pValue: number | null;
  readonly drifted: boolean;
}

export interface DriftComparison {
  readonly status: DriftStatus;
  readonly signals: readonly DriftSignal[];
}

/** One chance in a thousand for all three signals together (Bonferroni). */
const SIGNIFICANT = 0.001 / 3;

/**
 * With many tickets every trifle is significant, so a difference must also be large: the index above
 * 0.2, between the 0.1 of a small and the 0.25 of a major shift (Siddiqi, Credit Risk Scorecards,
 * 2006), and of the unfamiliar more than twice the share and two points more.
 */
const LARGE = { stability: 0.2, ratio: 2, points: 0.02 };

/**
 * Compares the last tickets with the held-out examples that a model was judged by. Where they
 * differ, what was measured on the examples is no promise for such tickets. Examples that somebody
 * wrote may differ from real tickets from the first day; that is a drift as well. Tickets that look
 * easier than the examples are none, because examples made of tickets are mostly of those that were
 * escalated: there would always be an alarm. What goes wrong with high confidence shows in outcomes.
 */
export function compareAppearance(
  expected: Appearance,
  recent: readonly Sighting[],
): DriftComparison {
  if (expected.total === 0 || recent.length < DRIFT_WINDOW.least) {
    return { status: 'unknown', signals: [] };
  }
  const observed = appearanceOf(recent.map((it) => ({ ...it, knownShare: it.knownShare ?? 0 })));
  const known = appearanceOf(recent.filter(hasKnownShare));
  const signals = [
    distributionSignal('confidence', expected.confidences, observed.confidences),
    unfamiliarSignal(expected, observed),
    distributionSignal('known_share', expected.knownShares, known.knownShares),
  ];
  return { status: signals.some(({ drifted }) => drifted) ? 'drifted' : 'steady', signals };
}

function distributionSignal(
  signal: DriftSignalName,
  expected: readonly number[],
  observed: readonly number[],
): DriftSignal {
  if (totalOf(observed) < DRIFT_WINDOW.least) {
    const nothing = { observed: null, distance: null, pValue: null, drifted: false };
    return { signal, expected: meanOf(expected), ...nothing };
  }
  const distance = populationStability(expected, observed);
  const pValue = kolmogorovSmirnov(expected, observed);
  const isHarder = meanOf(observed) < meanOf(expected);
  return {
    signal,
    expected: meanOf(expected),
    observed: meanOf(observed),
    distance,
    pValue,
    drifted: pValue < SIGNIFICANT && distance > LARGE.stability && isHarder,
  };
}

function unfamiliarSignal(before: Appearance, now: Appearance): DriftSignal {
  const expected = before.unfamiliar / before.total;
  const observed = now.unfamiliar / now.total;
  const distance = observed - expected;
  const pValue = fisherUpper(now.unfamiliar, now.total, before.unfamiliar, before.total);
  const large = observed > LARGE.ratio * expected && distance > LARGE.points;
  const drifted = pValue < SIGNIFICANT && large;
  return { signal: 'unfamiliar', expected, observed, distance, pValue, drifted };
}

function hasKnownShare(sighting: Sighting): sighting is Sighting & { knownShare: number } {
  return sighting.knownShare !== null;
}

/** By the middles of the bins. */
function meanOf(counts: readonly number[]): number {
  const sum = counts.reduce(
    (total, count, bin) => total + (count * (bin + 0.5)) / counts.length,
    0,
  );
  return sum / totalOf(counts);
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
