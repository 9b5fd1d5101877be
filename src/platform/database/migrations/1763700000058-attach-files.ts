import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const TABLES = ['attachments', 'attachment_chunks'];

const STATEMENTS = [
  `CREATE TABLE attachments (
    organization_id integer NOT NULL DEFAULT current_organization(),
    id integer GENERATED ALWAYS AS IDENTITY,
    conversation_id integer NOT NULL,
    message_id integer,
    uploaded_by integer NOT NULL,
    name varchar(255) NOT NULL,
    type varchar(100) NOT NULL,
    bytes integer NOT NULL DEFAULT 0,
    sha256 varchar(64),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT attachments_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT attachments_organization_fkey FOREIGN KEY (organization_id)
      REFERENCES organizations (id),
    CONSTRAINT attachments_conversation_fkey FOREIGN KEY (organization_id, conversation_id)
      REFERENCES conversations (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT attachments_message_fkey FOREIGN KEY (organization_id, message_id)
      REFERENCES messages (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT attachments_uploaded_by_fkey FOREIGN KEY (organization_id, uploaded_by)
      REFERENCES users (organization_id, id)
  )`,
  'CREATE INDEX attachments_conversation_idx ON attachments (conversation_id)',
  'CREATE INDEX attachments_message_idx ON attachments (message_id)',
  'CREATE INDEX attachments_uploaded_by_idx ON attachments (uploaded_by, message_id)',
  'CREATE INDEX attachments_unused_idx ON attachments (created_at) WHERE message_id IS NULL',
  `CREATE TABLE attachment_chunks (
    organization_id integer NOT NULL DEFAULT current_organization(),
    attachment_id integer NOT NULL,
    number integer NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT attachment_chunks_pkey PRIMARY KEY (organization_id, attachment_id, number),
    CONSTRAINT attachment_chunks_attachment_fkey FOREIGN KEY (organization_id, attachment_id)
      REFERENCES attachments (organization_id, id) ON DELETE CASCADE
  )`,
  'CREATE INDEX attachment_chunks_attachment_idx ON attachment_chunks (attachment_id)',
  // Pictures and archives are packed already: to try again would only take time.
  'ALTER TABLE attachment_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL',
];

/** Files of messages, in rows that are read and written one by one. */
export class AttachFiles1763700000058 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    for (const table of TABLES) {
      for (const statement of separate(table)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}
