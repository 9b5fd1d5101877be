import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const TABLES = ['conversation_reads', 'conversation_followers'];

const tableOf = (table: string, columns: string): string => `
  CREATE TABLE ${table} (
    organization_id integer NOT NULL DEFAULT current_organization(),
    conversation_id integer NOT NULL,
    user_id integer NOT NULL,
    ${columns},
    CONSTRAINT ${table}_pkey PRIMARY KEY (organization_id, conversation_id, user_id),
    CONSTRAINT ${table}_conversation_fkey FOREIGN KEY (organization_id, conversation_id)
      REFERENCES conversations (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT ${table}_user_fkey FOREIGN KEY (organization_id, user_id)
      REFERENCES users (organization_id, id)
  )`;

const STATEMENTS = [
  tableOf(
    'conversation_reads',
    'message_id integer NOT NULL, read_at timestamptz(3) NOT NULL DEFAULT now()',
  ),
  tableOf('conversation_followers', 'created_at timestamptz(3) NOT NULL DEFAULT now()'),
  ...TABLES.flatMap((table) => [
    `CREATE INDEX ${table}_conversation_idx ON ${table} (conversation_id)`,
    ...separate(table),
  ]),
  'CREATE INDEX conversation_reads_user_idx ON conversation_reads (user_id)',
  'CREATE INDEX conversation_followers_user_idx ON conversation_followers (user_id, conversation_id)',
];

/** How far people have read conversations, and which of them the staff keeps an eye on. */
export class FollowConversations1763700000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}
