import 'reflect-metadata';
import { ENTITIES as organizations } from '../identity/organizations/entities.js';
import { ENTITIES as users } from '../identity/users/entities.js';
import { Operators } from '../identity/users/operators.js';
import { ENTITIES as audit } from '../platform/audit/entities.js';
import { withDatabase } from './with-database.js';

const USAGE = `Usage: npm run --silent operators -- list
       npm run --silent operators -- add EMAIL
       npm run --silent operators -- remove EMAIL

Says which admins of the default organisation operate the service: they make, change, suspend, export
and delete organisations. It counts at once. Works on the database of DATABASE_URL or, without one,
on that of the stopped service in DATA_DIR.`;

/** Ends with 2 where nothing could be done, and says why. */
async function main([action, email, ...rest]: string[]): Promise<number> {
  const isWhole = action === 'list' ? email === undefined : email !== undefined;
  if (!isWhole || rest.length > 0 || !['list', 'add', 'remove'].includes(action ?? '')) {
    const isAsked = action === '--help';
    (isAsked ? console.log : console.error)(USAGE);
    return isAsked ? 0 : 2;
  }
  try {
    const addresses = await withDatabase([...organizations, ...users, ...audit], (database) =>
      carryOut(new Operators(database), action, email ?? ''),
    );
    for (const address of addresses) console.log(address);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

/** Gives the addresses of all operators afterwards. */
async function carryOut(
  operators: Operators,
  action: string | undefined,
  email: string,
): Promise<string[]> {
  if (action === 'add') await operators.add(email);
  if (action === 'remove') await operators.remove(email);
  return operators.list();
}

process.exitCode = await main(process.argv.slice(2));
