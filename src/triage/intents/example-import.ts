import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LOCKS, lockTransaction } from '../../database/advisory-lock.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../access/actor.js';
import { TriageChanges } from '../changes.js';
import type { ImportReport } from './example.dto.js';
import { type ExampleRow, readExampleCsv } from './example-csv.js';
import { ImportRefusedError } from './intent.errors.js';

const ROWS_PER_STATEMENT = 1_000;

/** Brings examples in from a file: all of them or none. */
@Injectable()
export class ExampleImport {
  constructor(
    private readonly database: Database,
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
  ) {}

  async fromCsv(actor: Actor, file: Readable, createIntents: boolean): Promise<ImportReport> {
    const rows = await readExampleCsv(file);
    const names = [...new Set(rows.map(({ intent }) => intent))];
    const report = await this.database.transaction(async (manager) => {
      // Two imports in another order of rows would wait for each other's rows for ever.
      await lockTransaction(manager, LOCKS.import);
      const missing = await missingIntents(manager, names);
      if (missing.length > 0 && !createIntents) throw unknownIntents(missing);
      await createMissing(manager, missing);
      await keepIntents(manager, names);
      const imported = await insertExamples(manager, actor, rows);
      const duplicates = rows.length - imported;
      const after = { rows: rows.length, imported, duplicates, intentsCreated: missing };
      await this.audit.record(manager, actor, { action: 'examples.imported', after });
      return after;
    });
    await this.changes.announce();
    return report;
  }
}

async function missingIntents(manager: EntityManager, names: string[]): Promise<string[]> {
  const rows: { name: string }[] = await manager.query(
    'SELECT name FROM unnest($1::text[]) AS name EXCEPT SELECT name FROM intents ORDER BY name',
    [names],
  );
  return rows.map(({ name }) => name);
}

function unknownIntents(names: string[]): ImportRefusedError {
  const listed = names.slice(0, 100);
  return new ImportRefusedError(
    `${names.length} intents are not in the taxonomy. Create them first, or import with createIntents=true.`,
    listed.map((name) => ({ path: 'intent', message: `"${name}" is unknown` })),
  );
}

async function createMissing(manager: EntityManager, names: string[]): Promise<void> {
  await manager.query(
    'INSERT INTO intents (name) SELECT unnest($1::text[]) ON CONFLICT (name) DO NOTHING',
    [names],
  );
}

/** Nobody deletes these intents until the transaction ends. */
async function keepIntents(manager: EntityManager, names: string[]): Promise<void> {
  const kept: unknown[] = await manager.query(
    'SELECT id FROM intents WHERE name = ANY($1::text[]) ORDER BY id FOR KEY SHARE',
    [names],
  );
  if (kept.length < names.length) {
    throw new ImportRefusedError('an intent was deleted meanwhile. Import again.');
  }
}

async function insertExamples(
  manager: EntityManager,
  actor: Actor,
  rows: readonly ExampleRow[],
): Promise<number> {
  let inserted = 0;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const batch = rows.slice(start, start + ROWS_PER_STATEMENT);
    const [{ count }]: [{ count: number }] = await manager.query(
      `WITH added AS (
         INSERT INTO examples (intent_id, text, source, created_by)
         SELECT intents.id, row.text, 'import', $3
         FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS row (text, intent, position)
         JOIN intents ON intents.name = row.intent
         ORDER BY row.position
         ON CONFLICT DO NOTHING RETURNING 1
       ) SELECT count(*)::int AS count FROM added`,
      [batch.map(({ text }) => text), batch.map(({ intent }) => intent), actor.id],
    );
    inserted += count;
  }
  return inserted;
}
