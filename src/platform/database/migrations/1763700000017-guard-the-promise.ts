import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Labels of near-identical texts and those that were withdrawn, and thresholds that jumped. */
export class GuardThePromise1763700000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE labels
        ADD COLUMN text_key uuid,
        ADD COLUMN is_withdrawn boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE guarantees ADD COLUMN jumps jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE guarantees DROP COLUMN jumps');
    await runner.query('ALTER TABLE labels DROP COLUMN text_key, DROP COLUMN is_withdrawn');
  }
}
