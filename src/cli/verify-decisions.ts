import 'reflect-metadata';
import { countDecisions } from './verify/stored-decisions.js';
import { verifyDecisions } from './verify/verify.js';
import { parseVerifyOptions, USAGE, type VerifyOptions } from './verify/verify-options.js';
import { VerifyReport } from './verify/verify-report.js';
import { withDatabase } from './with-database.js';

/** Recomputes every decision in the database: `npm run verify:decisions`. */
async function main(parameters: string[]): Promise<number> {
  const options = parseVerifyOptions(parameters);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  try {
    return await verify(options);
  } catch (error) {
    console.error(`cannot verify: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

function verify(options: VerifyOptions): Promise<number> {
  return withDatabase([], async (database) => {
    const found = await countDecisions(database, options.sinceId);
    const total = Math.min(found, options.limit);
    const report = new VerifyReport(total, options.json, (line) => console.log(line));
    await verifyDecisions(database, options, report);
    const { mismatched, unreadable } = report.end();
    return mismatched > 0 || unreadable > 0 ? 1 : 0;
  });
}

process.exitCode = await main(process.argv.slice(2));
