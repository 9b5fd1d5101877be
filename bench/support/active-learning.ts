import type { Classification } from '../../src/triage/core/classifier/classification.js';
import { labelWorth } from '../../src/triage/core/decision/label-worth.js';
import type { LabeledRow } from './labeled-csv.js';
import type { Learner } from './learner.js';

/** A message that could be asked about, and what the model says of it. */
export interface Candidate {
  readonly row: LabeledRow;
  readonly classification: Classification;
}

/** Which messages people are asked about next. */
export type Asking = (candidates: readonly Candidate[], count: number) => LabeledRow[];

export interface Round {
  /** Labels that were asked for until then. */
  readonly asked: number;
  /** On the test messages, 0 to 1. */
  readonly accuracy: number;
}

/** What is labelled at first, what could be asked about, and what only measures. */
export interface AskingData {
  readonly labelled: readonly LabeledRow[];
  readonly pool: readonly LabeledRow[];
  readonly test: readonly LabeledRow[];
}

/** The candidates as they come. */
export const atRandom: Asking = (candidates, count) =>
  candidates.slice(0, count).map(({ row }) => row);

/** As the service lists them: by what a label teaches, texts alike once. */
export function mostInformative(threshold: number): Asking {
  return (candidates, count) => {
    const worths = candidates.map(({ row, classification }) => {
      const worth = labelWorth({ kind: 'request', wish: 'stated', threshold, ...classification });
      return { row, worth: Math.fround(worth ?? 0) };
    });
    worths.sort((a, b) => b.worth - a.worth);
    const alike = new Set<string>();
    const once = worths.filter(({ row: { text }, worth }) => {
      const key = `${worth} ${text.toLowerCase().replace(/[\d\s\p{P}]+/gu, '')}`;
      return !alike.has(key) && alike.add(key);
    });
    return once.slice(0, count).map(({ row }) => row);
  };
}

/** Asks in rounds of so many labels and trains after each; gives the accuracy before and after. */
export async function askInRounds(
  learner: Learner,
  { labelled, pool, test }: AskingData,
  asking: Asking,
  rounds: readonly number[],
): Promise<Round[]> {
  const known = [...labelled];
  const left = new Set(pool);
  const curve: Round[] = [];
  for (const count of [...rounds, 0]) {
    const classify = await learner.learn(known);
    const right = test.filter(({ text, intent }) => classify(text).intent === intent);
    curve.push({ asked: known.length - labelled.length, accuracy: right.length / test.length });
    if (count === 0) break;
    const candidates = [...left].map((row) => ({ row, classification: classify(row.text) }));
    for (const row of asking(candidates, count)) {
      known.push(row);
      left.delete(row);
    }
  }
  return curve;
}
