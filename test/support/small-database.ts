import { Logger } from '@nestjs/common';
import { migrate } from '../../src/database/migrate.js';
import { readStarterSet } from '../../src/triage/intents/starter/starter-set.js';
import { createTestDatabase, type TestDatabase } from './database.js';

const INTENTS = ['charged_twice', 'order_status', 'password_reset', 'return_request'];
const EXAMPLES = 30;

/**
 * A database of one test's own with a few intents of the starter set, so that the service that
 * starts on it has trained its first model at once.
 */
export async function createSmallDatabase(serverUrl: string): Promise<TestDatabase> {
  const database = await createTestDatabase(serverUrl);
  await fillSmall(database);
  return database;
}

/** Puts the same into an empty database. */
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
  await addBackground(database, starter.background.slice(0, EXAMPLES));
}

/** So many more examples that a training takes seconds. */
export async function addExamples(database: TestDatabase): Promise<void> {
  const { intents } = await readStarterSet();
  await addBackground(
    database,
    intents.flatMap(({ examples }) => examples),
  );
}

/** Takes back what `addExamples` added. */
export async function removeAddedExamples(database: TestDatabase): Promise<void> {
  await database.query(`DELETE FROM examples WHERE intent_id IS NULL`);
}

async function addBackground(
  database: Pick<TestDatabase, 'query'>,
  texts: readonly string[],
): Promise<void> {
  await database.query(
    `INSERT INTO examples (text, source) SELECT unnest($1::text[]), 'starter'
     ON CONFLICT DO NOTHING`,
    [texts],
  );
}
