import type { TestDatabase } from './database.js';

/** The tables that have the word anywhere. */
export async function tablesWith(database: TestDatabase, word: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name} WHERE ${name}::text ILIKE '%' || $1 || '%'`,
      [word],
    );
    if (row!.count > 0) found.push(name);
  }
  return found;
}
