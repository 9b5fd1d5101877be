/** The classifier on CSV files, without a database: accuracy, calibration, coverage, guarantee. */
import { writeFile } from 'node:fs/promises';
import { languageNamer } from '../src/language/detection/index.js';
import { EnsembleClassifier } from '../src/triage/core/classifier/ensemble-classifier.js';
import {
  accuracy,
  atThreshold,
  coverageAtAccuracy,
  expectedCalibrationError,
  macroF1,
} from '../src/triage/core/classifier/metrics.js';
import type { Wish } from '../src/triage/core/decision/wish.js';
import { guaranteedThreshold } from '../src/triage/core/guarantee/guaranteed-threshold.js';
import { readWishes } from '../src/triage/core/wishes/read-wishes.js';
import { readStarterSet } from '../src/triage/examples/starter/starter-set.js';
import { auroc } from './support/auroc.js';
import { readBenchmarkOptions } from './support/benchmark-options.js';
import { BenchmarkTraining } from './support/benchmark-training.js';
import { compareAsking } from './support/compare-asking.js';
import { comparePeers } from './support/compare-peers.js';
import { reliabilityDiagram, riskCoverageCurve } from './support/diagrams.js';
import {
  drawIntents,
  drawPerIntent,
  type LabeledRow,
  readLabeledCsv,
  shuffled,
} from './support/labeled-csv.js';
import { peerTable } from './support/peer-table.js';
import { percent } from './support/percent.js';
import { trySplits } from './support/split-trials.js';
import { type TimedClassification, TimedClassifier } from './support/timed-classifier.js';

const DELTA = 0.1;
const TARGETS = [0.01, 0.02, 0.05];

interface Answerable {
  readonly confidence: number;
  readonly familiar: boolean;
  readonly right: boolean;
}

const options = readBenchmarkOptions(process.argv.slice(2));
const all = await readLabeledCsv(options.train);
const hidden = drawIntents(all, options.hide, options.seed);
const isShown = ({ intent }: LabeledRow): boolean => !hidden.has(intent);
const rows = drawPerIntent(all.filter(isShown), options.perIntent, options.seed);
const tested = await readLabeledCsv(options.test);
const test = tested.filter(isShown);
const { background } = await readStarterSet();

const training = new BenchmarkTraining(background, options.tier);
if (options.active) {
  await compareAsking(training, all.filter(isShown), test, options);
  process.exit();
}
const kept = shuffled(rows, options.seed).slice(options.fresh);
const first = options.fresh > 0 ? await training.train(kept) : undefined;
const { model, seconds: trainSeconds } = await training.train(rows, { previous: first?.model });
const classifier = EnsembleClassifier.fromArtifact(model.artifact, await languageNamer());
const judge = new TimedClassifier(classifier, options.tier);

await judge.warmUp(test.map(({ text }) => text));
const judged = await judge.classifyAll(test.map(({ text }) => text));
const predictions = judged.map(({ intent, confidence, familiar, familiarity }, i) => {
  const actual = test[i]!.intent;
  return {
    actual,
    predicted: intent ?? '',
    confidence,
    familiar,
    familiarity,
    right: intent === actual,
  };
});
const latencies = judged.map(({ milliseconds }) => milliseconds);
const answers = predictions.map(asAnswer);
const wishes = test.map(({ text }, i) => readWishes(classifier, text, judged[i]!).wish);
const unknown: Record<string, readonly TimedClassification[]> = {};
if (hidden.size > 0) {
  const messages = tested.filter((row) => !isShown(row));
  unknown['hidden intents'] = await judge.classifyAll(messages.map(({ text }) => text));
}
for (const file of options.unknown) {
  unknown[file] = await judge.classifyAll((await readLabeledCsv(file)).map(({ text }) => text));
}
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
  auroc: ofEach(unknown, (messages) =>
    auroc(
      predictions.map(({ familiarity }) => familiarity),
      messages.map(({ familiarity }) => familiarity),
    ),
  ),
  guarantee: TARGETS.map(guarantee),
  trainSeconds,
  latencyMs: { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
  modelBytes: model.artifact.length,
  tier: options.tier,
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

/** Nothing that is unfamiliar is ever answered. */
function asAnswer({ confidence, familiar, right }: Answerable) {
  return { confidence: familiar ? confidence : 0, right };
}

/** The threshold is chosen from the training data alone; what it does is seen on the test file. */
function guarantee(target: number) {
  const heldOut = model.outOfFold.map(asAnswer);
  const { threshold } = guaranteedThreshold(heldOut, { target, delta: DELTA });
  const { coverage, accuracy: right } = atThreshold(answers, threshold ?? Infinity);
  return { target, delta: DELTA, threshold, coverage, errorRate: coverage > 0 ? 1 - right : 0 };
}

/** How often a promise was broken that was made on half of the held-out training messages. */
function splits(target: number): string {
  const trials = trySplits(model.outOfFold, { target, delta: DELTA });
  const { broken, coverage, errorRate } = trials;
  return (
    `of ${percent(target)}: broken in ${broken} of ${trials.splits} (at most ${trials.splits * DELTA}), ` +
    `answered ${percent(coverage)}, wrong ${percent(errorRate)}`
  );
}

function shareAnswered(messages: readonly TimedClassification[]): number {
  const answered = messages.filter(
    ({ familiar, confidence }) => familiar && confidence >= options.threshold,
  );
  return answered.length / messages.length;
}

function ofEach<Value, Result>(
  values: Readonly<Record<string, Value>>,
  work: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, work(value)]));
}

/** How many messages wish like this for what they name. */
function count(...which: readonly Wish[]): number {
  return wishes.filter((it) => which.includes(it)).length;
}

/** How many messages needed one, and how long those took. */
function embedded(): string {
  const times = judged
    .filter(({ tier }) => tier === 'full')
    .map(({ milliseconds }) => milliseconds)
    .sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  return `${percent(times.length / judged.length)} of the messages, median ${median.toFixed(1)} ms`;
}

function percentile(share: number): number {
  return latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0;
}

function print(): void {
  const { at, coverageAt, latencyMs } = report;
  const lines: [string, string][] = [
    ...(first
      ? [
          ['first training', `${kept.length} messages in ${first.seconds.toFixed(1)} s`] as [
            string,
            string,
          ],
        ]
      : []),
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
    ...TARGETS.map((target): [string, string] => [`  the same over random halves`, splits(target)]),
    ...Object.entries(at.unknownAnswered).map(([file, share]): [string, string] => [
      file,
      `answered ${percent(share)}, AUROC ${report.auroc[file]?.toFixed(3) ?? ''}`,
    ]),
    ['taken back · several wishes', `${count('negated', 'rest')} · ${count('several')} messages`],
    ...(options.tier === 'full' ? [['with an embedding', embedded()] as [string, string]] : []),
    [
      'a message, p50 / p95 / p99',
      Object.values(latencyMs)
        .map((ms) => `${ms.toFixed(3)} ms`)
        .join(' / '),
    ],
    ['model', `${(report.modelBytes / 1e6).toFixed(1)} MB`],
    ['most memory', `${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB, training included`],
  ];
  process.stderr.write('\r');
  for (const [name, value] of lines) console.log(`${name.padEnd(28)} ${value}`);
}
