import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run bench:http -- [options]

Measures the service beside a bare Fastify + pg server, on a fresh database of the server of
DATABASE_URL or of an embedded one. Both run as processes of their own and take turns.

  --measure LIST     what to measure: speed,start,packages,memory (speed,start,packages)
  --instances LIST   processes of each server that share the load (1)
  --rounds N         turns of each (7)
  --seconds N        length of a turn (3)
  --connections N    that send one request after the other (32)
  --pool N           database connections of each process (10)
  --requests N       of the measurement of memory (1000000)
  --starts N         of the measurement of the start (5)
  --json             one JSON object instead of tables`;

export const MEASUREMENTS = ['speed', 'start', 'packages', 'memory'] as const;
export type Measurement = (typeof MEASUREMENTS)[number];

export interface HttpBenchOptions {
  readonly measure: ReadonlySet<string>;
  readonly instances: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly pool: number;
  readonly requests: number;
  readonly starts: number;
  readonly json: boolean;
}

/** The options of the command line; where they make no sense it says how to use it and ends. */
export function readHttpBenchOptions(parameters: string[]): HttpBenchOptions {
  const { values } = parseArgs({
    args: parameters,
    options: {
      measure: { type: 'string', default: 'speed,start,packages' },
      instances: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '7' },
      seconds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '32' },
      pool: { type: 'string', default: '10' },
      requests: { type: 'string', default: '1000000' },
      starts: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
    },
  });
  const measure = new Set(values.measure.split(','));
  const instances = values.instances.split(',').map(Number);
  const numbers = {
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    connections: Number(values.connections),
    pool: Number(values.pool),
    requests: Number(values.requests),
    starts: Number(values.starts),
  };
  const known: readonly string[] = MEASUREMENTS;
  const makesSense =
    [...measure].every((name) => known.includes(name)) &&
    [...instances, ...Object.values(numbers)].every((it) => it > 0);
  if (!makesSense) {
    console.error(USAGE);
    process.exit(2);
  }
  return { measure, instances, ...numbers, json: values.json };
}
