import {
  accuracy,
  atThreshold,
  coverageAtAccuracy,
  expectedCalibrationError,
  macroF1,
} from '../../src/triage/core/classifier/metrics.js';
import { type LabeledRow, shuffled } from './labeled-csv.js';
import type { PeerRun } from './peer-process.js';
import type { Compared, Figures } from './peer-table.js';
import { runPeer } from './run-peer.js';

const PEERS = {
  'nlp.js': new URL('../peers/nlpjs.ts', import.meta.url),
  natural: new URL('../peers/natural.ts', import.meta.url),
  fastText: new URL('../peers/fasttext.ts', import.meta.url),
};

/** How peers are compared. */
export interface PeerOptions {
  readonly threshold: number;
  readonly seed: number;
  /** How long each may take. */
  readonly peerTimeout: number;
}

/** Trains every peer on `rows` and measures it on `test`, one after the other. */
export async function comparePeers(
  rows: readonly LabeledRow[],
  test: readonly LabeledRow[],
  { threshold, seed, peerTimeout }: PeerOptions,
): Promise<Compared[]> {
  // Some learn in the order of the file; sorted by intent, nlp.js loses a third of its accuracy.
  const drawn = shuffled(rows, seed);
  const messages = test.map(({ text }) => text);

  const compared: Compared[] = [];
  for (const [name, peer] of Object.entries(PEERS)) {
    try {
      const run = await runPeer({ peer: peer.href, rows: drawn, messages }, peerTimeout);
      compared.push({ name, ...figures(run, test, threshold) });
    } catch (error) {
      compared.push({ name, problem: (error as Error).message });
    }
  }
  return compared;
}

function figures(run: PeerRun, test: readonly LabeledRow[], threshold: number): Figures {
  const predictions = run.answers.map(({ intent, score }, index) => {
    const actual = test[index]!.intent;
    return { actual, predicted: intent, confidence: score, right: intent === actual };
  });
  return {
    accuracy: accuracy(predictions),
    macroF1: macroF1(predictions),
    ece: expectedCalibrationError(predictions),
    at: atThreshold(predictions, threshold),
    coverageAt: Object.fromEntries(
      ['0.95', '0.97', '0.99'].map((right) => [
        right,
        coverageAtAccuracy(predictions, Number(right)),
      ]),
    ),
    trainSeconds: run.trainSeconds,
    latencyMs: { p50: run.medianMs },
  };
}
