import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const STATEMENTS = [
  `CREATE TABLE held_replies (
    organization_id integer NOT NULL DEFAULT current_organization(),
    id integer GENERATED ALWAYS AS IDENTITY,
    conversation_id integer NOT NULL,
    author_id integer NOT NULL,
    content text NOT NULL,
    attachments integer[] NOT NULL DEFAULT '{}',
    seen_message_id integer,
    status varchar(10) NOT NULL DEFAULT 'waiting',
    refusal varchar(60),
    message_id integer,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    sends_at timestamptz(3) NOT NULL,
    ended_at timestamptz(3),
    CONSTRAINT held_replies_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT held_replies_organization_fkey FOREIGN KEY (organization_id)
      REFERENCES organizations (id),
    CONSTRAINT held_replies_conversation_fkey FOREIGN KEY (organization_id, conversation_id)
      REFERENCES conversations (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT held_replies_author_fkey FOREIGN KEY (organization_id, author_id)
      REFERENCES users (organization_id, id)
  )`,
  'CREATE INDEX held_replies_conversation_idx ON held_replies (conversation_id, id)',
  'CREATE INDEX held_replies_author_idx ON held_replies (author_id)',
  `CREATE INDEX held_replies_due_idx ON held_replies (sends_at) WHERE status = 'waiting'`,
  `CREATE INDEX held_replies_ended_idx ON held_replies (ended_at) WHERE ended_at IS NOT NULL`,
  ...separate('held_replies'),
];

/** Replies that their authors may still take back; no message before they are sent. */
export class HoldReplies1763700000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE held_replies');
  }
}
