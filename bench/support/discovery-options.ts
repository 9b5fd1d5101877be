import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run bench:discovery -- [options]

Looks for the intents of a labelled file without its labels, and says how well it did.

  --train A.csv   messages with the header text,intent (Banking77's training messages)
  --many N        then takes the time of N messages; 0 leaves that out (20000)
  --seed S        which intents are known beforehand, where half of them are (1)`;

/** Where Banking77 is kept beside the project. */
const BANKING77 = '../shared/data/banking77/train.csv';

export interface DiscoveryOptions {
  readonly train: string;
  readonly many: number;
  readonly seed: number;
}

/** The options of the command line; where they make no sense it says how to use it and ends. */
export function readDiscoveryOptions(parameters: string[]): DiscoveryOptions {
  const { values } = parseArgs({
    args: parameters,
    options: {
      train: { type: 'string', default: BANKING77 },
      many: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const many = Number(values.many);
  const seed = Number(values.seed);
  if (!(many >= 0) || !Number.isInteger(seed)) {
    console.error(USAGE);
    process.exit(2);
  }
  return { train: values.train, many, seed };
}
