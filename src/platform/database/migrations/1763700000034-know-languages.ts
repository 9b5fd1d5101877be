import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, buildIndex } from './organizations/online.js';

/** Models know languages, tickets are in one, and intents are answered in several. */
export class KnowLanguages1763700000034 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await briefly(runner, [
      `ALTER TABLE intents ADD COLUMN IF NOT EXISTS answers jsonb NOT NULL DEFAULT '{}'`,
      'ALTER TABLE models ADD COLUMN IF NOT EXISTS languages text[]',
      'ALTER TABLE tickets ADD COLUMN IF NOT EXISTS language varchar(35)',
      `ALTER TABLE decisions
         ADD COLUMN IF NOT EXISTS language varchar(35),
         ADD COLUMN IF NOT EXISTS language_confidence real,
         ADD COLUMN IF NOT EXISTS language_known boolean NOT NULL DEFAULT true`,
    ]);
    const sql = 'INDEX $ ON tickets (organization_id, language, created_at, id)';
    await buildIndex(runner, { table: 'tickets', name: 'tickets_language_idx', sql });
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, [
      'DROP INDEX IF EXISTS tickets_language_idx',
      `ALTER TABLE decisions
         DROP COLUMN IF EXISTS language,
         DROP COLUMN IF EXISTS language_confidence,
         DROP COLUMN IF EXISTS language_known`,
      'ALTER TABLE tickets DROP COLUMN IF EXISTS language',
      'ALTER TABLE models DROP COLUMN IF EXISTS languages',
      'ALTER TABLE intents DROP COLUMN IF EXISTS answers',
    ]);
  }
}
