import { parseArgs } from 'node:util';
import type { Tier } from '../../src/triage/core/classifier/classification.js';

const USAGE = `Usage: npm run bench:triage -- --train A.csv --test B.csv [options]

Trains on A and measures on B (CSV with the header text,intent), without a database.

  --unknown C.csv     messages of no intent in A; may be given several times
  --tier T            lexical, or full: with the sentence encoder (full)
  --threshold N       confidence from which is answered (0.75)
  --per-intent N      trains on N examples of each intent only
  --hide N            shows the training none of N intents and measures them as unknown
  --new N             then trains again with N examples that were kept back, and measures that
  --seed S            which ones (1)
  --active            instead asks for labels from 5 (or --per-intent) of each intent on: 1,000 of
                      the most informative messages, and 2,000 at random
  --peers             also trains and measures nlp.js, natural and fastText, where installed
  --peer-timeout N    minutes that each of them may take (10)
  --json FILE         writes the figures as JSON
  --svg PREFIX        draws PREFIX-reliability.svg and PREFIX-risk-coverage.svg`;

export interface BenchmarkOptions {
  readonly train: string;
  readonly test: string;
  readonly unknown: readonly string[];
  readonly tier: Tier;
  readonly threshold: number;
  readonly perIntent: number;
  readonly hide: number;
  readonly fresh: number;
  readonly seed: number;
  readonly active: boolean;
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
      tier: { type: 'string', default: 'full' },
      threshold: { type: 'string', default: '0.75' },
      'per-intent': { type: 'string', default: 'Infinity' },
      hide: { type: 'string', default: '0' },
      new: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      active: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      'peer-timeout': { type: 'string', default: '10' },
      json: { type: 'string' },
      svg: { type: 'string' },
    },
  });
  const threshold = Number(values.threshold);
  const perIntent = Number(values['per-intent']);
  const seed = Number(values.seed);
  const hide = Number(values.hide);
  const fresh = Number(values.new);
  const peerTimeout = Number(values['peer-timeout']);
  const sensible =
    values.train &&
    values.test &&
    (values.tier === 'lexical' || values.tier === 'full') &&
    threshold >= 0 &&
    threshold <= 1 &&
    perIntent > 0 &&
    hide >= 0 &&
    fresh >= 0 &&
    seed >= 0 &&
    peerTimeout > 0;
  if (!sensible) {
    console.error(USAGE);
    process.exit(2);
  }
  const { train, test, unknown, active, peers, json, svg } = values;
  const tier = values.tier as Tier;
  return {
    tier,
    train,
    test,
    unknown,
    threshold,
    perIntent,
    hide,
    fresh,
    seed,
    active,
    peers,
    peerTimeout,
    json,
    svg,
  };
}
