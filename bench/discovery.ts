/** How well intents are found in messages without labels, and how fast; without a database. */
import { InProcessEncoder } from '../src/language/encoders/builtin/in-process-encoder.js';
import { encodeAll } from '../src/language/encoders/cache/encode-all.js';
import { MemoryEmbeddingCache } from '../src/language/encoders/cache/memory-embedding-cache.js';
import { seededRandom, shuffle } from '../src/triage/core/classifier/random.js';
import { drawCentres, settle } from '../src/triage/core/discovery/centres.js';
import { discover, type Discovered } from '../src/triage/core/discovery/discover.js';
import { pickRows, type Rows } from '../src/triage/core/discovery/rows.js';
import { clusteringAccuracy, normalizedMutualInformation } from './support/clustering-quality.js';
import { readDiscoveryOptions } from './support/discovery-options.js';
import { readLabeledCsv } from './support/labeled-csv.js';
import { percent } from './support/percent.js';

const SEEDS = [1, 2, 3];
const NOTHING_KNOWN = { examples: [], intents: [], taken: [] };

const options = readDiscoveryOptions(process.argv.slice(2));
const rows = await readLabeledCsv(options.train);
const texts = rows.map(({ text }) => text);
const names = [...new Set(rows.map(({ intent }) => intent))].sort();
const truth = rows.map(({ intent }) => names.indexOf(intent));

const encoder = new InProcessEncoder();
const started = performance.now();
const vectors = await vectorsOf(texts);
print(
  'messages',
  `${texts.length} of ${names.length} intents, encoded in ${secondsSince(started)}`,
);

const plain = settle(vectors, drawCentres(vectors, names.length, seededRandom(1)), 100);
print('k-means over the vectors', quality([...plain.groups], truth));
for (const seed of SEEDS) {
  const given = discover({ ...NOTHING_KNOWN, texts, vectors, count: names.length, seed });
  print(`number given, seed ${seed}`, quality([...given.groups], truth));
}
for (const seed of SEEDS) {
  const begun = performance.now();
  const found = discover({ ...NOTHING_KNOWN, texts, vectors, seed });
  const { length } = found.proposals;
  const off = percent(Math.abs(length - names.length) / names.length);
  print(
    `number found, seed ${seed}`,
    `${length} (${off} off), ${quality([...found.groups], truth)}, in ${secondsSince(begun)}`,
  );
  if (seed === 1) describe(found);
}
for (const seed of SEEDS) halfKnown(options.seed + seed - 1);
await takeTime(options.many);
await encoder.close();

/** With the labelled examples of half of the intents: how the messages of the others are grouped. */
function halfKnown(seed: number): void {
  const order = names.map((_, place) => place);
  const random = seededRandom(seed);
  shuffle(order, random);
  const half = order.slice(0, Math.floor(names.length / 2));
  const intents = half.map((place) => names[place]!);
  const isExample = truth.map((place) => half.includes(place) && random() < 0.5);
  const places = texts.map((_, i) => i);
  const asked = places.filter((i) => !isExample[i]);
  const isNew = (i: number): boolean => !half.includes(truth[i]!);
  for (const [about, looked] of [
    ['their messages alone', asked.filter(isNew)],
    ['among messages of all', asked],
  ] as const) {
    const known = places.filter((i) => isExample[i]);
    const found = discover({
      texts: looked.map((i) => texts[i]!),
      examples: known.map((i) => ({ text: texts[i]!, intent: half.indexOf(truth[i]!) })),
      ...{ intents, taken: intents, seed, count: names.length - half.length },
      vectors: pickRows(vectors, [...looked, ...known]),
    });
    const measured = looked.flatMap((i, place) => (isNew(i) ? [place] : []));
    const groups = measured.map((place) => found.groups[place]!);
    const actual = measured.map((place) => truth[looked[place]!]!);
    print(`new half, ${about}, ${seed}`, quality(groups, actual));
  }
}

/** Of as many different messages, encoded anew. */
async function takeTime(count: number): Promise<void> {
  if (count === 0) return;
  const many = Array.from({ length: count }, (_, i) => {
    const text = texts[i % texts.length]!;
    return i < texts.length ? text : `${text} (${Math.floor(i / texts.length)})`;
  });
  const begun = performance.now();
  const before = process.cpuUsage();
  const encoded = await vectorsOf(many);
  const between = performance.now();
  const encoding = processorSeconds(before);
  const { proposals } = discover({ ...NOTHING_KNOWN, texts: many, vectors: encoded, seed: 1 });
  const inAll = processorSeconds(before);
  const toEncode = `${((between - begun) / 1000).toFixed(1)} s`;
  print(
    `${count} messages`,
    `${secondsSince(begun)}, of these ${toEncode} to encode them; ${proposals.length} intents`,
  );
  // Beside other work the time says little.
  print('  of the processor', `${inAll.toFixed(1)} s, of these ${encoding.toFixed(1)} s to encode`);
  print('most memory', `${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`);
}

/** What an admin would see of the first ones, and the gain expected of all. */
function describe({ proposals, groups, votes }: Discovered): void {
  const answered = [...votes].filter((vote, i) => vote >= 0.75 && groups[i]! >= 0).length;
  print('gain expected at 0.75', percent(answered / votes.length));
  const tally = new Map<number, number>();
  for (const group of groups) tally.set(group, (tally.get(group) ?? 0) + 1);
  for (const [group, { name }] of proposals.slice(0, 10).entries()) {
    const own = truth.filter((_, i) => groups[i] === group);
    const mostly = names[mostFrequent(own)] ?? '';
    print(`  ${name}`, `${tally.get(group) ?? 0} messages, mostly ${mostly}`);
  }
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? -1;
}

async function vectorsOf(all: readonly string[]): Promise<Rows> {
  const encoded = await encodeAll(encoder, new MemoryEmbeddingCache(), all);
  const dimensions = encoded[0]!.length;
  const values = new Float32Array(encoded.length * dimensions);
  encoded.forEach((vector, row) => values.set(vector, row * dimensions));
  return { values, count: encoded.length, dimensions };
}

function quality(found: readonly number[], actual: readonly number[]): string {
  // Messages in no group are one group of their own.
  const groups = found.map((group) => group + 1);
  const information = normalizedMutualInformation(groups, actual);
  return `NMI ${percent(information)}, accuracy ${percent(clusteringAccuracy(groups, actual))}`;
}

function processorSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function secondsSince(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}

function print(name: string, value: string): void {
  console.log(`${name.padEnd(44)} ${value}`);
}
