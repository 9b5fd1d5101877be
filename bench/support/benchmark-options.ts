import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run bench:triage -- --train A.csv --test B.csv [options]

Trains on A and measures on B (CSV with the header text,intent), without a database.

  --unknown C.csv     messages of no intent in A; may be given several times
  --threshold N       confidence from which is answered (0.75)
  --per-intent N      trains on N examples of each intent only
  --seed S            which ones (1)
  --peers             also trains and measures nlp.js, natural and fastText, where installed
  --peer-timeout N    minutes that each of them may take (10)
  --json FILE         writes the figures as JSON
  --svg PREFIX        draws PREFIX-reliability.svg and PREFIX-risk-coverage.svg`;

export interface BenchmarkOptions {
  readonly train: string;
  readonly test: string;
  readonly unknown: readonly string[];
  readonly threshold: number;
  readonly perIntent: number;
  readonly seed: number;
  readonly peers: boolean;
  readonly peerTimeout: number;
  readonly json?: string | undefined;
  readonly svg?: string | undefined;
}

/** The options of the command line; where they make no sense it says how to use it and ends. */
export function readBenchmarkOptions(parameters: string[]): BenchmarkOptions {
  const { values } = parseArgs({
    args: parameters,
    options: {
      train: { type: 'string', default: '' },
      test: { type: 'string', default: '' },
      unknown: { type: 'string', multiple: true, default: [] },
      threshold: { type: 'string', default: '0.75' },
      'per-intent': { type: 'string', default: 'Infinity' },
      seed: { type: 'string', default: '1' },
      peers: { type: 'boolean', default: false },
      'peer-timeout': { type: 'string', default: '10' },
      json: { type: 'string' },
      svg: { type: 'string' },
    },
  });
  const threshold = Number(values.threshold);
  const perIntent = Number(values['per-intent']);
  const seed = Number(values.seed);
  const peerTimeout = Number(values['peer-timeout']);
  const sensible =
    values.train &&
    values.test &&
    threshold >= 0 &&
    threshold <= 1 &&
    perIntent > 0 &&
    seed >= 0 &&
    peerTimeout > 0;
  if (!sensible) {
    console.error(USAGE);
    process.exit(2);
  }
  const { train, test, unknown, peers, json, svg } = values;
  return { train, test, unknown, threshold, perIntent, seed, peers, peerTimeout, json, svg };
}
