/**
 * How fast the built-in sentence encoder is, how much memory it takes, and, given the vectors of
 * another implementation (32-bit floats, a row for each text of the file), how far it agrees with it.
 * What is timed are the messages of a CSV file with the header text,intent.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { MINILM_ID } from '../src/language/encoders/builtin/builtin-ids.js';
import { loadBuiltin } from '../src/language/encoders/builtin/load-builtin.js';
import { fromBytes } from '../src/language/encoders/cache/vector-bytes.js';
import { readLabeledCsv } from './support/labeled-csv.js';

const USAGE = 'Usage: npm run bench:encoder -- --texts A.csv [--reference vectors.f32]';
const ROUNDS = 300;
const BATCH = 32;
const LONG_WORDS = 100;
const MEBIBYTE = 2 ** 20;

const { values } = parseArgs({
  options: { texts: { type: 'string' }, reference: { type: 'string' } },
});
if (!values.texts) {
  console.error(USAGE);
  process.exit(2);
}

const memoryBefore = process.memoryUsage().rss;
const started = performance.now();
const encoder = await loadBuiltin(MINILM_ID);
const loadedIn = performance.now() - started;
const texts = (await readLabeledCsv(values.texts)).map(({ text }) => text);
const long = texts.join(' ').split(' ').slice(0, LONG_WORDS).join(' ');
encoder.encodeAll(texts.slice(0, BATCH));

const one = median((round) => [texts[round % texts.length]!]);
const batch =
  median((round) => {
    const start = (round * BATCH) % Math.max(1, texts.length - BATCH);
    return texts.slice(start, start + BATCH);
  }) / BATCH;
const hundred = median(() => [long]);
const memory = (process.memoryUsage().rss - memoryBefore) / MEBIBYTE;
console.log(`loaded in               ${loadedIn.toFixed(0)} ms`);
console.log(`one message             ${one.toFixed(2)} ms (median)`);
console.log(`a message of ${BATCH} at once  ${batch.toFixed(2)} ms`);
console.log(`${LONG_WORDS} words               ${hundred.toFixed(1)} ms`);
console.log(`memory                  ${memory.toFixed(0)} MiB`);
if (values.reference) compare(fromBytes(await readFile(values.reference)));

function median(textsOf: (round: number) => string[]): number {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const given = textsOf(round);
    const before = performance.now();
    encoder.encodeAll(given);
    return performance.now() - before;
  });
  return times.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

function compare(reference: Float32Array): void {
  const cosines: number[] = [];
  for (let start = 0; start < texts.length; start += BATCH) {
    encoder.encodeAll(texts.slice(start, start + BATCH)).forEach((vector, i) => {
      const row = (start + i) * vector.length;
      cosines.push(vector.reduce((sum, value, at) => sum + value * reference[row + at]!, 0));
    });
  }
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  const least = cosines.reduce((a, b) => Math.min(a, b));
  console.log(
    `cosine to the reference ${least.toFixed(7)} at least, ${mean.toFixed(7)} on average`,
  );
}
