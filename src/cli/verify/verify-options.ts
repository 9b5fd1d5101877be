import { parseArgs } from 'node:util';
import { MAX_ID } from '../../platform/common/validation/id.pipe.js';

export const USAGE = `Usage: npm run --silent verify:decisions -- [options]

Recomputes every stored decision of every organisation from its ticket, model, policy and guarantee,
and reports all that is not the same bit for bit. Reads the database of DATABASE_URL or, without
one, that of the stopped service in DATA_DIR; changes nothing. Ends with 1 when something is not the
same, or the model of a decision is missing or cannot be read; with 2 when it could not look;
otherwise with 0, also where a message was removed or its vector is gone, which is counted as not
verifiable.

Options:
  --limit N        at most so many decisions
  --since-id N     only decisions with a higher id
  --json           one JSON object a line
  --help           this text`;

export interface VerifyOptions {
  readonly limit: number;
  readonly sinceId: number;
  readonly json: boolean;
  readonly help: boolean;
}

/** The options of the command line, or what is wrong with them. */
export function parseVerifyOptions(parameters: string[]): VerifyOptions | string {
  try {
    const { values } = parseArgs({
      args: parameters,
      options: {
        limit: { type: 'string' },
        'since-id': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const { limit = String(MAX_ID), 'since-id': sinceId = '0', json, help } = values;
    if (!isCount(limit, 1)) return `--limit must be an integer from 1, it is "${limit}"`;
    if (!isCount(sinceId, 0)) return `--since-id must be an integer from 0, it is "${sinceId}"`;
    return { limit: Number(limit), sinceId: Number(sinceId), json, help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isCount(value: string, least: number): boolean {
  return /^\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= MAX_ID;
}
