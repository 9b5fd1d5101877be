import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const OWN = 'organization_id integer NOT NULL DEFAULT current_organization()';
const ID = 'id integer GENERATED ALWAYS AS IDENTITY';
const refers = (table: string, name: string, column: string, to: string, rest = ''): string =>
  `CONSTRAINT ${table}_${name}_fkey FOREIGN KEY (organization_id, ${column})
     REFERENCES ${to} (organization_id, id)${rest}`;

const TABLES = ['conversations', 'messages', 'conversation_transitions'];

const STATEMENTS = [
  `CREATE TABLE conversations (
    ${OWN},
    ${ID},
    requester_id integer NOT NULL,
    assignee_id integer,
    channel varchar(20) NOT NULL,
    status varchar(20) NOT NULL,
    status_since timestamptz(3) NOT NULL DEFAULT now(),
    subject varchar(200),
    priority ticket_priority NOT NULL DEFAULT 'normal',
    language varchar(35),
    sentiment real,
    first_sentiment real,
    sentiment_trend varchar(10),
    is_angry boolean NOT NULL DEFAULT false,
    user_messages integer NOT NULL DEFAULT 0,
    ai_messages integer NOT NULL DEFAULT 0,
    agent_messages integer NOT NULL DEFAULT 0,
    notes integer NOT NULL DEFAULT 0,
    awaited_since timestamptz(3),
    first_response_at timestamptz(3),
    first_response_by varchar(20),
    responses integer NOT NULL DEFAULT 0,
    response_seconds double precision NOT NULL DEFAULT 0,
    longest_response_seconds double precision NOT NULL DEFAULT 0,
    handle_seconds double precision NOT NULL DEFAULT 0,
    classified integer NOT NULL DEFAULT 0,
    confidence_sum double precision NOT NULL DEFAULT 0,
    confidence_minimum double precision,
    fallbacks integer NOT NULL DEFAULT 0,
    resolved_at timestamptz(3),
    resolved_by varchar(20),
    resolver_id integer,
    resolution_code varchar(40),
    resolution_summary text,
    satisfaction smallint,
    nps smallint,
    context jsonb NOT NULL DEFAULT '{}',
    tags varchar(50)[] NOT NULL DEFAULT '{}',
    external_ids jsonb NOT NULL DEFAULT '{}',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    last_activity_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT conversations_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT conversations_satisfaction_range CHECK (satisfaction BETWEEN 1 AND 5),
    CONSTRAINT conversations_nps_range CHECK (nps BETWEEN 0 AND 10),
    ${refers('conversations', 'requester', 'requester_id', 'users')},
    ${refers('conversations', 'assignee', 'assignee_id', 'users')},
    ${refers('conversations', 'resolver', 'resolver_id', 'users')}
  )`,
  'CREATE INDEX conversations_active_idx ON conversations (organization_id, last_activity_at, id)',
  `CREATE INDEX conversations_status_idx
     ON conversations (organization_id, status, last_activity_at, id)`,
  'CREATE INDEX conversations_requester_idx ON conversations (requester_id, last_activity_at, id)',
  'CREATE INDEX conversations_assignee_idx ON conversations (assignee_id, last_activity_at, id)',
  'CREATE INDEX conversations_resolver_idx ON conversations (resolver_id)',
  `CREATE INDEX conversations_ending_idx ON conversations (status, last_activity_at)
     WHERE status IN ('waiting_for_user', 'resolved', 'abandoned')`,
  `ALTER TABLE tickets ADD COLUMN conversation_id integer,
     ADD ${refers('tickets', 'conversation', 'conversation_id', 'conversations', ' ON DELETE SET NULL (conversation_id) NOT VALID')}`,
  'ALTER TABLE tickets VALIDATE CONSTRAINT tickets_conversation_fkey',
  'CREATE INDEX tickets_conversation_idx ON tickets (conversation_id, id)',
  `CREATE TABLE messages (
    ${OWN},
    ${ID},
    conversation_id integer NOT NULL,
    ticket_id integer,
    sender varchar(20) NOT NULL,
    author_id integer,
    content text NOT NULL,
    visibility varchar(10) NOT NULL DEFAULT 'public',
    language varchar(35),
    sentiment real,
    is_angry boolean NOT NULL DEFAULT false,
    verdict varchar(20),
    external_id varchar(255),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT messages_pkey PRIMARY KEY (organization_id, id),
    ${refers('messages', 'conversation', 'conversation_id', 'conversations', ' ON DELETE CASCADE')},
    ${refers('messages', 'ticket', 'ticket_id', 'tickets', ' ON DELETE CASCADE')},
    ${refers('messages', 'author', 'author_id', 'users')}
  )`,
  'CREATE INDEX messages_conversation_idx ON messages (conversation_id, id)',
  'CREATE INDEX messages_ticket_idx ON messages (ticket_id)',
  'CREATE INDEX messages_author_idx ON messages (author_id)',
  `CREATE UNIQUE INDEX messages_external_key ON messages (conversation_id, external_id, organization_id)
     WHERE external_id IS NOT NULL`,
  `CREATE TABLE conversation_transitions (
    ${OWN},
    ${ID},
    conversation_id integer NOT NULL,
    from_status varchar(20) NOT NULL,
    to_status varchar(20) NOT NULL,
    actor_id integer,
    reason varchar(40) NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT conversation_transitions_pkey PRIMARY KEY (organization_id, id),
    ${refers('conversation_transitions', 'conversation', 'conversation_id', 'conversations', ' ON DELETE CASCADE')},
    ${refers('conversation_transitions', 'actor', 'actor_id', 'users')}
  )`,
  `CREATE INDEX conversation_transitions_conversation_idx
     ON conversation_transitions (conversation_id, id)`,
  'CREATE INDEX conversation_transitions_actor_idx ON conversation_transitions (actor_id)',
];

/**
 * Threads, and what is said in them. Tickets of before get theirs afterwards, by a job: a version that
 * knows none may still write some meanwhile, so that the column stays nullable.
 */
export class OpenConversations1763700000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    for (const table of TABLES) {
      for (const statement of separate(table)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE conversation_transitions, messages');
    await runner.query('ALTER TABLE tickets DROP COLUMN conversation_id');
    await runner.query('DROP TABLE conversations');
  }
}
