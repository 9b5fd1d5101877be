import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExplainDecisions1763700000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE decisions
        ADD COLUMN tier varchar(10),
        ADD COLUMN familiarity real,
        ADD COLUMN nearest jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE decisions DROP COLUMN tier, DROP COLUMN familiarity, DROP COLUMN nearest`);
  }
}
