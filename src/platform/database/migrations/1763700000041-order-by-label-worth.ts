import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, buildIndex } from './organizations/online.js';

const INDEX = {
  table: 'tickets',
  name: 'tickets_informative_idx',
  sql: `INDEX $ ON tickets (organization_id, label_worth, id)
        WHERE status IN ('open', 'escalated') AND label_worth IS NOT NULL`,
};

/** Keeps what the label of a ticket would teach, and finds the most informative ones by an index. */
export class OrderByLabelWorth1763700000041 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await briefly(runner, ['ALTER TABLE tickets ADD COLUMN IF NOT EXISTS label_worth real']);
    await buildIndex(runner, INDEX);
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, ['ALTER TABLE tickets DROP COLUMN IF EXISTS label_worth']);
  }
}
