import { type Piece, withinShares } from './fair-shares.js';
import { countJudged, type JudgedCounts, type JudgedPrediction } from './judged-counts.js';

/** Equal bins of a share from 0 to 1. */
const BINS = 20;

/** What messages looked like to a model, to notice when they change. */
export interface Appearance {
  readonly total: number;
  /** How many were unlike every example. */
  readonly unfamiliar: number;
  /** How many messages lie in each of 20 equal bins of the confidence. */
  readonly confidences: readonly number[];
  /** The same of the share of the message that is known. */
  readonly knownShares: readonly number[];
}

/** What held-out examples say about a model's confidences: in counts, and small. */
export interface HeldOutProfile {
  /** Examples that somebody wrote or imported. */
  readonly curated: JudgedCounts;
  /** Examples that were messages of tickets. */
  readonly tickets: JudgedCounts;
  readonly appearance: Appearance;
}

/** What one message looks like to a model. */
export interface Appearing {
  readonly confidence: number;
  readonly familiar: boolean;
  readonly knownShare: number;
}

export interface HeldOutPrediction extends JudgedPrediction, Appearing {
  /** Whether the example was the message of a ticket. */
  readonly fromTicket: boolean;
  /** Who wrote it, where that may be anybody; missing where somebody of the staff did. */
  readonly requester?: number | null | undefined;
  /** See `nearText`. */
  readonly text?: string | null;
}

/** Counts held-out predictions; what strangers wrote and is right, within their shares. */
export function profileOf(predictions: readonly HeldOutPrediction[]): HeldOutProfile {
  return {
    curated: countJudged(predictions.filter(({ fromTicket }) => !fromTicket)),
    tickets: countJudged(fairlyShared(predictions.filter(({ fromTicket }) => fromTicket))),
    appearance: appearanceOf(predictions),
  };
}

function fairlyShared(predictions: readonly HeldOutPrediction[]): HeldOutPrediction[] {
  const [full, shared]: [HeldOutPrediction[], (HeldOutPrediction & Piece)[]] = [[], []];
  for (const it of predictions) {
    const { requester, predicted, right, text = null } = it;
    if (typeof requester !== 'number' || predicted === null || !right) full.push(it);
    else shared.push({ ...it, requester, predicted, text });
  }
  return [...full, ...withinShares(shared, 'least sure')];
}

/** Counts what messages look like. */
export function appearanceOf(messages: readonly Appearing[]): Appearance {
  const confidences = new Array<number>(BINS).fill(0);
  const knownShares = new Array<number>(BINS).fill(0);
  let unfamiliar = 0;
  for (const { confidence, familiar, knownShare } of messages) {
    confidences[binOf(confidence)]! += 1;
    knownShares[binOf(knownShare)]! += 1;
    if (!familiar) unfamiliar += 1;
  }
  return { total: messages.length, unfamiliar, confidences, knownShares };
}

function binOf(share: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.floor(share * BINS)));
}
