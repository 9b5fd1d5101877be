import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StorageLimit } from '../../identity/organizations/index.js';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Database, LOCKS, lockTransaction, lockWithin } from '../../platform/database/index.js';
import { TriageChanges } from '../changes/index.js';
import { IntentRows } from '../taxonomy/index.js';
import type { ImportReport } from './example.dto.js';
import { ImportRefusedError } from './example.errors.js';
import { type ExampleRow, readExampleCsv } from './example-csv.js';

const ROWS_PER_STATEMENT = 1_000;
const DELETED_MEANWHILE = 'an intent was deleted meanwhile. Import again.';

/** Brings examples in from a file: all of them or none. */
@Injectable()
export class ExampleImport {
  constructor(
    private readonly database: Database,
    private readonly intents: IntentRows,
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
    private readonly storage: StorageLimit,
  ) {}

  async fromCsv(actor: Actor, file: Readable, createIntents: boolean): Promise<ImportReport> {
    await this.storage.assertRoom(actor);
    const read = await readExampleCsv(file);
    const report = await this.database.of(actor).transaction(async (manager) => {
      // Two imports in another order of rows would wait for each other's rows for ever.
      await lockTransaction(manager, lockWithin(LOCKS.import, actor));
      const given = [...new Set(read.map(({ intent }) => intent))];
      const spelled = await this.intents.spellings(manager, given);
      const names = [...new Set(spelled.values())];
      const rows = read.map(({ text, intent }) => ({
        text,
        intent: spelled.get(intent) ?? intent,
      }));
      const missing = await this.intents.missing(manager, names);
      if (missing.length > 0 && !createIntents) throw unknownIntents(missing);
      await this.intents.addNames(manager, missing);
      const held = await this.intents.hold(manager, names);
      if (held.length < names.length) throw new ImportRefusedError(DELETED_MEANWHILE);
      const imported = await insertExamples(manager, actor, rows);
      const duplicates = rows.length - imported;
      const after = { rows: rows.length, imported, duplicates, intentsCreated: missing };
      await this.audit.record(manager, actor, { action: 'examples.imported', after });
      await this.changes.record(manager);
      return after;
    });
    await this.changes.announce(actor);
    return report;
  }
}

function unknownIntents(names: string[]): ImportRefusedError {
  const listed = names.slice(0, 100);
  return new ImportRefusedError(
    `${names.length} intents are not in the taxonomy. Create them first, or import with createIntents=true.`,
    listed.map((name) => ({ path: 'intent', message: `"${name}" is unknown` })),
  );
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
