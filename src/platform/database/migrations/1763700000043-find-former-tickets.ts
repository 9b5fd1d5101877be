import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds tickets that have no conversation; once all have one, this index is empty. */
export class FindFormerTickets1763700000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX tickets_former_idx ON tickets (organization_id, id)
         WHERE conversation_id IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tickets_former_idx');
  }
}
