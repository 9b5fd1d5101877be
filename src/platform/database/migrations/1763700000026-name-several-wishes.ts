import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly } from './organizations/online.js';

/** Decisions name all that a message wishes for, where that is several things. */
export class NameSeveralWishes1763700000026 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await briefly(runner, [
      `ALTER TABLE decisions ADD COLUMN IF NOT EXISTS wishes jsonb NOT NULL DEFAULT '[]'`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, [`ALTER TABLE decisions DROP COLUMN IF EXISTS wishes`]);
  }
}
