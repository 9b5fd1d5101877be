import { parseArgs } from 'node:util';
import { INSTANCE_OPTIONS } from './instance-options.js';

const USAGE = `Usage: npm run bench:loop -- --train A.csv --test B.csv --remove-intents [options]

  --train FILE        examples of the new taxonomy, CSV with the header text,intent
  --test FILE         messages to send, with the right intent of each
  --remove-intents    replaces the taxonomy of the instance for good
  --url URL           the instance (http://127.0.0.1:3000)
  --email, --password an admin (ADMIN_EMAIL or admin@example.com, ADMIN_PASSWORD)
  --concurrency N     tickets under way at once (16)`;

export interface LoopOptions {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly train: string;
  readonly test: string;
  readonly removeIntents: boolean;
  readonly concurrency: number;
}

/** The options of the command line; without the necessary ones it says how to use it and ends. */
export function readOptions(parameters: string[]): LoopOptions {
  const { values } = parseArgs({
    args: parameters,
    options: {
      ...INSTANCE_OPTIONS,
      concurrency: { type: 'string', default: '16' },
    },
  });
  const { train, test, password } = values;
  const width = Number(values.concurrency);
  if (!train || !test || !password || !(Number.isInteger(width) && width > 0)) {
    console.error(USAGE);
    process.exit(2);
  }
  const { 'remove-intents': removeIntents, url, email } = values;
  return { url, email, password, train, test, removeIntents, concurrency: width };
}
