import { answeredAt, type ConfidenceCounts, totalOf } from './confidence-counts.js';
import type { ErrorPromise } from './error-promise.js';
import { enoughData, guaranteedThresholdOf } from './guaranteed-threshold.js';
import { addJudged, countsOfIntents, type JudgedCounts } from './judged-counts.js';

/** All that is known about how often a model is wrong. */
export interface RiskEvidence {
  /** Held-out examples that somebody wrote or imported. */
  readonly curated: JudgedCounts;
  /** Held-out examples that were messages of tickets. */
  readonly tickets: JudgedCounts;
  /** Tickets that the model judged itself and whose truth came out afterwards. */
  readonly outcomes: JudgedCounts;
  /**
   * What requesters report of the answers they got, who may be anybody: wrong where they complained.
   * It can make thresholds higher, never lower.
   */
  readonly reports?: JudgedCounts;
}

/** The threshold of an intent, or of several together, and what it rests on. */
export interface IntentRisk {
  /** Lowest confidence that is answered; null: nothing can be promised, so nothing is answered. */
  readonly threshold: number | null;
  /** Predictions with known truth behind it, how many reach the threshold, how many are wrong. */
  readonly judged: number;
  readonly answered: number;
  readonly wrong: number;
  /** Upper bound of the share of wrong answers, see `GuaranteedThreshold`; 1 without answers. */
  readonly bound: number;
  /** How many more labelled messages it takes at least before anything can be promised. */
  readonly missing: number;
}

/** What the messages are that a promise rests on. */
export const RISK_SOURCES = ['examples', 'tickets'] as const;
export type RiskSource = (typeof RISK_SOURCES)[number];

export interface OverallRisk extends IntentRisk {
  /**
   * The expected share of messages that is answered, 0 to 1, by those whose truth is known: a low
   * estimate where people label mostly what was escalated.
   */
  readonly coverage: number;
  /** `tickets` alone, once there are enough of them; until then examples as well. */
  readonly source: RiskSource;
  /** Predictions with known truth by where they come from. */
  readonly evidence: { readonly examples: number; readonly tickets: number };
  /** Complaints of requesters that were weighed beside it; missing where there were none. */
  readonly complaints?: number;
}

/** The thresholds that keep a promise. */
export interface RiskDial {
  /** Of all intents together; its threshold is that of those without one of their own. */
  readonly overall: OverallRisk;
  /** Intents with enough data for a promise of their own. */
  readonly intents: Readonly<Record<string, IntentRisk>>;
}

const NO_REPORTS: JudgedCounts = { byIntent: {}, total: 0 };

/** Intents that share a threshold, and their part of the probability to break the promise. */
interface Group {
  readonly intents: readonly string[];
  readonly delta: number;
}

/** A group with the risk of its intents. */
interface JudgedGroup extends Group {
  readonly risk: IntentRisk;
}

/**
 * The lowest thresholds that keep at most `target` of the answers wrong with probability
 * 1 − `delta`, among the intents that may be answered. Intents with enough data get one of their
 * own, the others share one; the delta is split among these groups, so that all keep the promise
 * at once and so does every mixture of them. Within a group the tickets that people label must be
 * like those that are answered, or worse: a random review, and all that customers complain of. Real tickets take over from curated examples as soon
 * as there are enough of them where the machine would answer, by all the evidence or by theirs
 * alone: curated ones are easier. Which intents stand for themselves and which evidence counts does
 * not depend on what requesters report, so that they can shift neither.
 */
export function turnRiskDial(
  evidence: RiskEvidence,
  promise: ErrorPromise,
  answerable: readonly string[],
): RiskDial {
  const steps = turningRiskDial(evidence, promise, answerable);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of a few milliseconds, because there may be many intents. */
export function* turningRiskDial(
  { curated, tickets, outcomes, reports = NO_REPORTS }: RiskEvidence,
  promise: ErrorPromise,
  answerable: readonly string[],
): Generator<void, RiskDial> {
  const real = addJudged(tickets, outcomes);
  yield;
  const all = addJudged(curated, real);
  yield;
  const byAll = yield* judgeGroups(all, promise, answerable);
  const byReal = yield* judgeGroups(real, promise, answerable);
  const takesOver =
    curated.total === 0 || [byAll, byReal].some((it) => answersEnough(real, it, promise));
  const source = takesOver ? 'tickets' : 'examples';
  const [used, trusted] = takesOver ? [real, byReal] : [all, byAll];
  const groups = yield* hearReports(trusted, used, promise.target, reports);
  const [shared, ...own] = groups;
  const complaints = complaintsIn(reports);
  const answered = sumOf(groups, ({ risk }) => risk.answered);
  const wrong = sumOf(groups, ({ risk }) => risk.wrong);
  return {
    overall: {
      threshold: shared!.risk.threshold,
      judged: sumOf(groups, ({ risk }) => risk.judged),
      answered,
      wrong,
      bound: Math.max(
        ...groups.map(({ risk }) => (risk.answered > 0 ? risk.bound : 0)),
        answered > 0 ? 0 : 1,
      ),
      missing: answered > 0 ? 0 : leastMissing(shared!, own),
      coverage: used.total > 0 ? answered / used.total : 0,
      source,
      evidence: { examples: curated.total, tickets: real.total },
      ...(complaints > 0 && { complaints }),
    },
    intents: Object.fromEntries(own.map(({ intents, risk }) => [intents[0]!, risk])),
  };
}

/** As much of a dial as says what is answered. */
export type Thresholds = Pick<RiskDial, 'intents'> & {
  readonly overall: Pick<OverallRisk, 'threshold'>;
};

/** The threshold that counts for an intent: its own, or that of all others. */
export function thresholdFor({ overall, intents }: Thresholds, intent: string): number | null {
  const own = Object.hasOwn(intents, intent) ? intents[intent] : undefined;
  return (own ?? overall).threshold;
}

/** Of the intents that share a threshold; where none does, of those that stand for themselves. */
function leastMissing(shared: JudgedGroup, own: readonly JudgedGroup[]): number {
  const waiting = shared.intents.length > 0 || own.length === 0 ? [shared] : own;
  return Math.min(...waiting.map(({ risk }) => risk.missing));
}

/** Whether enough real tickets lie where the machine would answer by these groups' thresholds. */
function answersEnough(
  real: JudgedCounts,
  groups: readonly JudgedGroup[],
  promise: ErrorPromise,
): boolean {
  const answered = sumOf(groups, ({ intents, risk }) => {
    return answeredAt(countsOfIntents(real, intents), risk.threshold).answered;
  });
  return answered >= enoughData(promise);
}

/** The shared group first, then each intent that stands for itself. */
function* judgeGroups(
  counts: JudgedCounts,
  { target, delta }: ErrorPromise,
  answerable: readonly string[],
): Generator<void, JudgedGroup[]> {
  const judged: JudgedGroup[] = [];
  for (const group of groupsOf(counts, { target, delta }, answerable)) {
    yield;
    const own = countsOfIntents(counts, group.intents);
    judged.push({ ...group, risk: riskOf(own, { target, delta: group.delta }) });
  }
  yield;
  return judged;
}

/** The same groups with what requesters report of their intents. */
function* hearReports(
  groups: readonly JudgedGroup[],
  counts: JudgedCounts,
  target: number,
  reports: JudgedCounts,
): Generator<void, readonly JudgedGroup[]> {
  if (complaintsIn(reports) === 0) return groups;
  const heard: JudgedGroup[] = [];
  for (const group of groups) {
    yield;
    const [own, said] = [counts, reports].map((it) => countsOfIntents(it, group.intents));
    heard.push({ ...group, risk: riskOf(own!, { target, delta: group.delta }, said) });
  }
  return heard;
}

function complaintsIn({ byIntent }: JudgedCounts): number {
  return sumOf(Object.values(byIntent), (counts) => sumOf(counts, ([, , wrong]) => wrong));
}

/**
 * Half of the delta is for the intents that stand for themselves, in equal parts: as many of those
 * with most data as have enough for their part.
 */
function groupsOf(
  counts: JudgedCounts,
  { target, delta }: ErrorPromise,
  answerable: readonly string[],
): Group[] {
  const sizes = answerable
    .map((intent) => ({ intent, size: totalOf(countsOfIntents(counts, [intent])) }))
    .sort((a, b) => b.size - a.size || (a.intent < b.intent ? -1 : 1));
  const partOf = (groups: number) => delta / 2 / groups;
  let own = 0;
  while (own < sizes.length) {
    if (sizes[own]!.size < enoughData({ target, delta: partOf(own + 1) })) break;
    own += 1;
  }
  const names = sizes.map(({ intent }) => intent);
  return [
    { intents: names.slice(own), delta: own > 0 ? delta / 2 : delta },
    ...names.slice(0, own).map((intent) => ({ intents: [intent], delta: partOf(own) })),
  ];
}

function riskOf(
  counts: ConfidenceCounts,
  promise: ErrorPromise,
  reports?: ConfidenceCounts,
): IntentRisk {
  const { threshold, bound, missing } = guaranteedThresholdOf(counts, promise, reports);
  return { threshold, judged: totalOf(counts), ...answeredAt(counts, threshold), bound, missing };
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
