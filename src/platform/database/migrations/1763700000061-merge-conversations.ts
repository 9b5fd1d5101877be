import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, buildIndex } from './organizations/online.js';

const NAME = 'conversations_merged_into_fkey';
const INDEX = {
  table: 'conversations',
  name: 'conversations_merged_into_idx',
  sql: 'INDEX $ ON conversations (merged_into)',
};

/** Where a conversation went that became a part of another; it goes with that one. */
export class MergeConversations1763700000061 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await briefly(runner, [
      'ALTER TABLE conversations ADD COLUMN IF NOT EXISTS merged_into integer',
      `ALTER TABLE conversations DROP CONSTRAINT IF EXISTS ${NAME}`,
      `ALTER TABLE conversations ADD CONSTRAINT ${NAME}
         FOREIGN KEY (organization_id, merged_into)
         REFERENCES conversations (organization_id, id) ON DELETE CASCADE NOT VALID`,
    ]);
    await runner.query(`ALTER TABLE conversations VALIDATE CONSTRAINT ${NAME}`);
    await buildIndex(runner, INDEX);
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, ['ALTER TABLE conversations DROP COLUMN IF EXISTS merged_into']);
  }
}
