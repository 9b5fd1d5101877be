import { Logger } from '@nestjs/common';
import { migrate } from '../../src/platform/database/migrate.js';
import { readStarterSet } from '../../src/triage/examples/starter/starter-set.js';
import type { TestDatabase } from './database.js';

const INTENTS = ['charged_twice', 'order_status', 'password_reset', 'return_request'];
const EXAMPLES = 12;

/**
 * Puts a few intents of the starter set into an empty database, so that the service that starts on
 * it has trained its first model at once.
 */
export async function fillSmall(database: Pick<TestDatabase, 'url' | 'query'>): Promise<void> {
  Logger.overrideLogger(['error']);
  await migrate(database.url);
  const starter = await readStarterSet();
  for (const intent of starter.intents.filter(({ name }) => INTENTS.includes(name))) {
    await database.query(
      `WITH intent AS (
         INSERT INTO intents (name, description, answer, auto_resolve, priority)
         VALUES ($1, $2, $3, $4, $5::ticket_priority) RETURNING id
       ) INSERT INTO examples (intent_id, text, source)
         SELECT intent.id, text, 'starter' FROM intent, unnest($6::text[]) AS text`,
      [
        intent.name,
        intent.description,
        intent.answer,
        intent.autoResolve,
        intent.priority,
        intent.examples.slice(0, EXAMPLES),
      ],
    );
  }
  await letCustomersRepeat(database);
  await addBackground(database, starter.background.slice(0, EXAMPLES));
}

/** Tests write the same again and again, which otherwise takes the third of a customer to a person. */
function letCustomersRepeat(database: Pick<TestDatabase, 'query'>): Promise<unknown> {
  return database.query(
    'INSERT INTO escalation_settings (organization_id, repeated_contact) VALUES (1, false)',
  );
}

/** Messages of no intent. */
export async function addBackground(
  database: Pick<TestDatabase, 'query'>,
  texts: readonly string[],
): Promise<void> {
  await database.query(
    `INSERT INTO examples (text, source) SELECT unnest($1::text[]), 'starter'
     ON CONFLICT DO NOTHING`,
    [texts],
  );
}
