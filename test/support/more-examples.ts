import { readStarterSet } from '../../src/triage/examples/starter/starter-set.js';
import type { TestDatabase } from './database.js';
import { addBackground } from './small-taxonomy.js';

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
