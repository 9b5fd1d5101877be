import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to where events were removed as too old, so that readers who keep their place know what they missed. */
export class RememberRemovedEvents1763700000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event_epochs ADD COLUMN removed_xid xid8 NOT NULL DEFAULT '0',
        ADD COLUMN removed_id bigint NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE event_epochs DROP COLUMN removed_xid, DROP COLUMN removed_id');
  }
}
