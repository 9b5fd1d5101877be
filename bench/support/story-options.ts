import { parseArgs } from 'node:util';
import { INSTANCE_OPTIONS } from './instance-options.js';

const USAGE = `Usage: npm run bench:story -- --train A.csv --test B.csv --remove-intents [options]

Plays a year of a help desk against a running instance: some intents are unknown at first, tickets
arrive in order, a simulated agent corrects them, and the instance retrains by itself
(start it with RETRAIN_AFTER_CORRECTIONS).

  --train, --test FILE  messages with their intents, CSV with the header text,intent
  --remove-intents      replaces the taxonomy of the instance for good
  --unknown N           intents without any label at first (20)
  --examples N          examples at first of each other intent (40)
  --tickets N           tickets that arrive (10000)
  --shadow N            tickets of these in shadow mode, before the policy is live (1000)
  --target N            acceptable share of wrong answers (0.05)
  --review N            share of the answered tickets that the agent looks at (0.05)
  --seed S              which intents, and in which order (1)
  --svg FILE            draws the learning curve
  --url URL             the instance (http://127.0.0.1:3000)
  --email, --password   an admin (ADMIN_EMAIL or admin@example.com, ADMIN_PASSWORD)`;

export interface StoryOptions {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly train: string;
  readonly test: string;
  readonly removeIntents: boolean;
  readonly svg: string | undefined;
  readonly unknown: number;
  readonly examples: number;
  readonly tickets: number;
  readonly shadow: number;
  readonly target: number;
  readonly review: number;
  readonly seed: number;
}

/** The options of the command line; without the necessary ones it says how to use it and ends. */
export function readStoryOptions(parameters: string[]): StoryOptions {
  const { values } = parseArgs({
    args: parameters,
    options: {
      ...INSTANCE_OPTIONS,
      svg: { type: 'string' },
      unknown: { type: 'string', default: '20' },
      examples: { type: 'string', default: '40' },
      tickets: { type: 'string', default: '10000' },
      shadow: { type: 'string', default: '1000' },
      target: { type: 'string', default: '0.05' },
      review: { type: 'string', default: '0.05' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { url, email, password, train, test, svg } = values;
  const numbers = {
    unknown: Number(values.unknown),
    examples: Number(values.examples),
    tickets: Number(values.tickets),
    shadow: Number(values.shadow),
    target: Number(values.target),
    review: Number(values.review),
    seed: Number(values.seed),
  };
  const isComplete = train !== '' && test !== '' && password !== '';
  if (!isComplete || !Object.values(numbers).every((it) => it >= 0)) {
    console.error(USAGE);
    process.exit(2);
  }
  const removeIntents = values['remove-intents'];
  return { url, email, password, train, test, removeIntents, svg, ...numbers };
}
