/** The classifier on CSV files, without a database: accuracy, calibration, coverage, guarantee. */
import { writeFile } from 'node:fs/promises';
import { LinearClassifier } from '../src/triage/classifier/linear-classifier.js';
import {
  accuracy,
  atThreshold,
  coverageAtAccuracy,
  expectedCalibrationError,
  macroF1,
} from '../src/triage/classifier/metrics.js';
import { trainLinearModel } from '../src/triage/classifier/training.js';
import { guaranteedThreshold } from '../src/triage/guarantee/guaranteed-threshold.js';
import { readStarterSet } from '../src/triage/intents/starter/starter-set.js';
import { auroc } from './support/auroc.js';
import { readBenchmarkOptions } from './support/benchmark-options.js';
import { comparePeers } from './support/compare-peers.js';
import { reliabilityDiagram, riskCoverageCurve } from './support/diagrams.js';
import { drawPerIntent, readLabeledCsv } from './support/labeled-csv.js';
import { peerTable } from './support/peer-table.js';

const DELTA = 0.1;

const options = readBenchmarkOptions(process.argv.slice(2));
const rows = drawPerIntent(await readLabeledCsv(options.train), options.perIntent, options.seed);
const test = await readLabeledCsv(options.test);
const { background } = await readStarterSet();

const started = performance.now();
const model = trainLinearModel(rows, {
  background,
  onProgress: ({ done }) => {
    if (process.stderr.isTTY) process.stderr.write(`\rtraining: ${Math.floor(done * 100)} %  `);
  },
});
const trainSeconds = (performance.now() - started) / 1000;
const classifier = LinearClassifier.fromArtifact(model.artifact);

/** What decides about an answer: nothing that is unfamiliar is ever answered. */
function answerConfidence(text: string): number {
  const { confidence, familiar } = classifier.classify(text);
  return familiar ? confidence : 0;
}

for (const { text } of test.slice(0, 500)) classifier.classify(text);
const latencies: number[] = [];
const predictions = test.map(({ text, intent: actual }) => {
  const before = performance.now();
  const { intent, confidence, familiar } = classifier.classify(text);
  latencies.push(performance.now() - before);
  return { actual, predicted: intent ?? '', confidence, familiar, right: intent === actual };
});
const answers = predictions.map(({ confidence, familiar, right }) => ({
  confidence: familiar ? confidence : 0,
  right,
}));
const unknown = Object.fromEntries(
  await Promise.all(
    options.unknown.map(async (file) => {
      const messages = await readLabeledCsv(file);
      return [file, messages.map(({ text }) => answerConfidence(text))] as const;
    }),
  ),
);
latencies.sort((a, b) => a - b);

const report = {
  accuracy: accuracy(predictions),
  macroF1: macroF1(predictions),
  ece: expectedCalibrationError(predictions),
  at: {
    ...atThreshold(answers, options.threshold),
    unknownAnswered: ofEach(unknown, shareAnswered),
  },
  coverageAt: Object.fromEntries(
    ['0.95', '0.97', '0.99'].map((right) => [right, coverageAtAccuracy(answers, Number(right))]),
  ),
  auroc: ofEach(unknown, (scores) =>
    auroc(
      answers.map(({ confidence }) => confidence),
      scores,
    ),
  ),
  guarantee: [0.01, 0.02, 0.05].map(guarantee),
  trainSeconds,
  latencyMs: { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
  modelBytes: model.artifact.length,
  tier: 'lexical',
};
print();
if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
if (options.svg) {
  await writeFile(`${options.svg}-reliability.svg`, reliabilityDiagram(predictions));
  await writeFile(`${options.svg}-risk-coverage.svg`, riskCoverageCurve(answers));
}
if (options.peers) {
  const compared = [
    { name: 'this project', ...report },
    ...(await comparePeers(rows, test, options)),
  ];
  console.log(`\n${peerTable(compared, options.threshold)}`);
}

/** The threshold is chosen from the training data alone; what it does is seen on the test file. */
function guarantee(target: number) {
  const judged = model.outOfFold.map(({ confidence, familiar, right }) => ({
    confidence: familiar ? confidence : 0,
    right,
  }));
  const { threshold } = guaranteedThreshold(judged, { target, delta: DELTA });
  const { coverage, accuracy: right } = atThreshold(answers, threshold ?? Infinity);
  return { target, delta: DELTA, threshold, coverage, errorRate: coverage > 0 ? 1 - right : 0 };
}

function shareAnswered(scores: readonly number[]): number {
  return scores.filter((score) => score >= options.threshold).length / scores.length;
}

function ofEach<Value, Result>(
  values: Readonly<Record<string, Value>>,
  work: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, work(value)]));
}

function percentile(share: number): number {
  return latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0;
}

function print(): void {
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  const { at, coverageAt, latencyMs } = report;
  const lines: [string, string][] = [
    ['trained on', `${rows.length} messages in ${trainSeconds.toFixed(1)} s`],
    ['tested on', `${test.length} messages`],
    ['accuracy', percent(report.accuracy)],
    ['macro F1', percent(report.macroF1)],
    ['expected calibration error', percent(report.ece)],
    [
      `answered at ${at.threshold}`,
      `${percent(at.coverage)}, of these right ${percent(at.accuracy)}`,
    ],
    ...Object.entries(coverageAt).map(([right, share]): [string, string] => [
      `answered at ${percent(Number(right))} right`,
      percent(share),
    ]),
    ...report.guarantee.map(({ target, threshold, coverage, errorRate }): [string, string] => [
      `at most ${percent(target)} wrong`,
      threshold === null
        ? 'too little data: nothing answered'
        : `from ${threshold.toFixed(4)}: answered ${percent(coverage)}, wrong ${percent(errorRate)}`,
    ]),
    ...Object.entries(at.unknownAnswered).map(([file, share]): [string, string] => [
      file,
      `answered ${percent(share)}, AUROC ${report.auroc[file]?.toFixed(3) ?? ''}`,
    ]),
    [
      'a message, p50 / p95 / p99',
      Object.values(latencyMs)
        .map((ms) => `${ms.toFixed(3)} ms`)
        .join(' / '),
    ],
    ['model', `${(report.modelBytes / 1e6).toFixed(1)} MB`],
  ];
  process.stderr.write('\r');
  for (const [name, value] of lines) console.log(`${name.padEnd(28)} ${value}`);
}
