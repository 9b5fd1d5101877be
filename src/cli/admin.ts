import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { ENTITIES as auth } from '../identity/auth/entities.js';
import { LostPassword } from '../identity/auth/passwords/lost-password.js';
import { ENTITIES as organizations } from '../identity/organizations/entities.js';
import { ENTITIES as users } from '../identity/users/entities.js';
import { ENTITIES as audit } from '../platform/audit/entities.js';
import type { Database } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { withDatabase } from './with-database.js';

const USAGE = `Usage: npm run --silent admin -- reset-password EMAIL [--organization SLUG]

Gives an account another password, prints it and ends the account's sessions and the keys that it made:
for the last admin, whom nobody else can help. A second factor stays. It counts at once. Works on the database of
DATABASE_URL or, without one, on that of the stopped service in DATA_DIR.`;

const ENTITIES = [...organizations, ...users, ...auth, ...audit];

interface Order {
  readonly email: string;
  readonly slug: string;
}

/** What is asked for; nothing where it is not understood. */
function orderOf(parameters: string[]): Order | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: { organization: { type: 'string', default: 'default' } },
    });
    const [action, email, ...rest] = positionals;
    if (action !== 'reset-password' || email === undefined || rest.length > 0) return undefined;
    return { email, slug: values.organization.toLowerCase() };
  } catch {
    return undefined;
  }
}

/** Gives the new password. */
async function resetPassword(database: Database, { email, slug }: Order): Promise<string> {
  const text = 'SELECT id FROM organizations WHERE slug = $1';
  const [organization] = await database.system.query<{ id: number }>(text, [slug]);
  if (!organization) throw new Error(`there is no organisation ${slug}`);
  const outbox = new Outbox(database);
  const password = await new LostPassword(database, outbox).reset(organization.id, email);
  await outbox.wake();
  return password;
}

/** Ends with 2 where nothing could be done, and says why. */
async function main(parameters: string[]): Promise<number> {
  const order = orderOf(parameters);
  if (!order) {
    const isAsked = parameters[0] === '--help';
    (isAsked ? console.log : console.error)(USAGE);
    return isAsked ? 0 : 2;
  }
  try {
    const password = await withDatabase(ENTITIES, (database) => resetPassword(database, order));
    console.log(password);
    console.error('This is the new password. Sign in with it, then set another one.');
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
