import { askInRounds, atRandom, mostInformative, type Round } from './active-learning.js';
import type { BenchmarkOptions } from './benchmark-options.js';
import type { BenchmarkTraining } from './benchmark-training.js';
import { drawPerIntent, type LabeledRow, shuffled } from './labeled-csv.js';
import { Learner } from './learner.js';
import { percent } from './percent.js';

/** Examples of each intent that are labelled at first, unless the command line says how many. */
const AT_FIRST = 5;
const INFORMATIVE = Array.from({ length: 10 }, () => 100);
const RANDOM = Array.from({ length: 4 }, () => 500);

/**
 * From a few labels of each intent on: what asking for the most informative ones of the others
 * reaches, beside asking for twice as many at random.
 */
export async function compareAsking(
  training: BenchmarkTraining,
  rows: LabeledRow[],
  test: readonly LabeledRow[],
  { perIntent, seed, threshold }: BenchmarkOptions,
): Promise<void> {
  const labelled = drawPerIntent(rows, Number.isFinite(perIntent) ? perIntent : AT_FIRST, seed);
  const first = new Set(labelled);
  const pool = shuffled(
    rows.filter((row) => !first.has(row)),
    seed,
  );
  const data = { labelled, pool, test };
  const learner = await Learner.of(
    training,
    [...pool, ...test].map(({ text }) => text),
  );
  const informative = await askInRounds(learner, data, mostInformative(threshold), INFORMATIVE);
  const random = await askInRounds(learner, data, atRandom, RANDOM);
  process.stderr.write('\r');
  console.log(`labelled at first            ${labelled.length}, to ask about ${pool.length}`);
  print('most informative first', informative);
  print('at random', random);
  const [few, many] = [informative.at(-1)!, random.at(-1)!];
  const reached = few.accuracy >= many.accuracy ? 'reach' : 'do not reach';
  console.log(`${few.asked} asked labels ${reached} what ${many.asked} random ones do`);
}

function print(name: string, curve: readonly Round[]): void {
  const points = curve.map(({ asked, accuracy }) => `${asked}: ${percent(accuracy)}`);
  console.log(`${name.padEnd(28)} ${points.join(' · ')}`);
}
