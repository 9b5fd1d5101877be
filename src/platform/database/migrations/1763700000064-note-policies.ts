import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a policy was set, and which earlier one it brings back. */
export class NotePolicies1763700000064 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE policies ADD COLUMN note varchar(500), ADD COLUMN restored_version integer',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE policies DROP COLUMN restored_version, DROP COLUMN note');
  }
}
