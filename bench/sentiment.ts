/**
 * How well the sentiment of messages is told, beside what one could install instead: on the held-out
 * fifth of the support set, and on CSV files with the header `text,sentiment` (negative, neutral,
 * positive) that are named.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { isHeldOut, readSupportSet } from '../scripts/sentiment/support-set.js';
import { SENTIMENT_LEVELS, sentimentReader } from '../src/language/sentiment/index.js';
import { figuresOf, precisionAndRecall } from './sentiment/figures.js';
import { type Judge, sentimentPeers } from './sentiment/peers.js';
import { percent } from './support/percent.js';

const CLASSES = [-1, 0, 1];
const CLASS_OF: Readonly<Record<string, number>> = { negative: -1, neutral: 0, positive: 1 };
const ROUNDS = 10;
/** So many messages are timed: in time of the processor, as the machine may have other work. */
const TIMED = 400;

interface Judged {
  readonly text: string;
  readonly truth: number;
}

const begun = performance.now();
const read = await sentimentReader();
console.log(`loaded in ${(performance.now() - begun).toFixed(0)} ms, the detector included`);
const messages = await readSupportSet();
const heldOut = messages.filter(isHeldOut);
console.log(`${messages.length} messages, of which ${heldOut.length} are held out`);
const judges: Record<string, Judge> = {
  'this project': (text) => Math.sign(read(text, 'en').level),
  'this project, any language': (text) => Math.sign(read(text).level),
  ...(await sentimentPeers()),
};

const isGerman = ({ file }: { readonly file: string }): boolean => file.startsWith('de');
const classed = heldOut.map((it) => ({ ...it, truth: Math.sign(it.level) }));
compare('held out, English and German', classed);
compare(
  'held out, English',
  classed.filter((it) => !isGerman(it)),
);
compare('held out, German', classed.filter(isGerman));
tellLevels();
for (const file of process.argv.slice(2)) compare(file, await readLabeled(file));

/** The figures of all judges on some messages. */
function compare(name: string, texts: readonly Judged[]): void {
  console.log(`\n${name}: ${texts.length} messages`);
  for (const [judge, classOf] of Object.entries(judges)) {
    const { accuracy, macroF1, confusion } = figuresOf(
      CLASSES,
      texts.map(({ text, truth }) => [truth, classOf(text)]),
    );
    const each = millisecondsEach(classOf, texts.slice(0, TIMED));
    console.log(
      `${judge.padEnd(27)} accuracy ${percent(accuracy)}, macro-F1 ${macroF1.toFixed(3)}, ` +
        `${each.toFixed(3)} ms each; ${JSON.stringify(confusion)}`,
    );
  }
}

function millisecondsEach(classOf: Judge, texts: readonly Judged[]): number {
  const started = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) for (const { text } of texts) classOf(text);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000 / ROUNDS / texts.length;
}

/** Of the five levels and of anger, which the others do not tell. */
function tellLevels(): void {
  const said = heldOut.map((it) => ({ ...it, said: read(it.text, 'en') }));
  const levels = figuresOf(
    SENTIMENT_LEVELS,
    said.map((it) => [it.level, it.said.level]),
  );
  console.log(
    `\nfive levels: accuracy ${percent(levels.accuracy)}, macro-F1 ${levels.macroF1.toFixed(3)}`,
  );
  SENTIMENT_LEVELS.forEach((level, at) =>
    console.log(`  truly ${String(level).padStart(2)}: ${levels.confusion[at]!.join(' ')}`),
  );
  const anger = precisionAndRecall(said.map((it) => [it.angry, it.said.angry]));
  console.log(`anger: precision ${percent(anger.precision)}, recall ${percent(anger.recall)}`);
  const probability = said.reduce((sum, it) => sum + it.said.anger, 0) / said.length;
  const share = said.filter((it) => it.angry).length / said.length;
  console.log(`  ${percent(share)} are angry, by the mean probability ${percent(probability)}`);
}

async function readLabeled(file: string): Promise<Judged[]> {
  const rows = parse<{ text: string; sentiment: string }>(await readFile(file), { columns: true });
  return rows.map(({ text, sentiment }) => ({ text, truth: CLASS_OF[sentiment] ?? 0 }));
}
