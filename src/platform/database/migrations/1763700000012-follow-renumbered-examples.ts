import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Labels follow an example that gets another id with another text. */
export class FollowRenumberedExamples1763700000012 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return this.refer(runner, 'ON UPDATE CASCADE ON DELETE SET NULL');
  }

  down(runner: QueryRunner): Promise<void> {
    return this.refer(runner, 'ON DELETE SET NULL');
  }

  private async refer(runner: QueryRunner, actions: string): Promise<void> {
    await runner.query(`
      ALTER TABLE labels
        DROP CONSTRAINT labels_example_fkey,
        ADD CONSTRAINT labels_example_fkey
          FOREIGN KEY (example_id) REFERENCES examples (id) ${actions}`);
  }
}
