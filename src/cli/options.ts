import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run triage -- [options] "message"
       cat messages.txt | npm run --silent triage -- [options]

Prints intent, confidence, decision, answer and evidence by the starter taxonomy, without a server.
From a pipe it reads one message a line.

Options:
  --threshold N    lowest confidence that is answered (0.75, or CONFIDENCE_THRESHOLD_AUTO_RESOLVE)
  --json           one JSON object a line
  --help           this text`;

export interface CliOptions {
  readonly messages: readonly string[];
  readonly threshold: number;
  readonly json: boolean;
  readonly help: boolean;
}

/** The options of the command line, or what is wrong with them. */
export function parseOptions(
  parameters: string[],
  environment: NodeJS.ProcessEnv,
): CliOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        threshold: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const given = values.threshold ?? environment['CONFIDENCE_THRESHOLD_AUTO_RESOLVE'] ?? '0.75';
    const threshold = Number(given);
    if (given.trim() === '' || !(threshold >= 0 && threshold <= 1)) {
      return `--threshold must be a number from 0 to 1, it is "${given}"`;
    }
    return { messages: positionals, threshold, json: values.json, help: values.help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
