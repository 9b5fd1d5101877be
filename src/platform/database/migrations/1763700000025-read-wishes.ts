import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly } from './organizations/online.js';

/** Decisions say whether a message wishes for what it was classified as. */
export class ReadWishes1763700000025 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await briefly(runner, [
      `ALTER TABLE decisions
         ADD COLUMN IF NOT EXISTS wish varchar(20) NOT NULL DEFAULT 'stated'`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, [`ALTER TABLE decisions DROP COLUMN IF EXISTS wish`]);
  }
}
