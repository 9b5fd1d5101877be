import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const OWN = 'organization_id integer NOT NULL DEFAULT current_organization()';
const ID = 'id integer GENERATED ALWAYS AS IDENTITY';
const belongs = (table: string): string =>
  `CONSTRAINT ${table}_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)`;

const TABLES = ['discoveries', 'discovery_proposals', 'discovery_messages'];

const STATEMENTS = [
  `CREATE TABLE discoveries (
    ${OWN},
    ${ID},
    source varchar(20) NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'working',
    progress double precision NOT NULL DEFAULT 0,
    wanted integer,
    messages integer NOT NULL DEFAULT 0,
    left_out jsonb NOT NULL DEFAULT '{}',
    encoder varchar(200),
    error text,
    requested_by integer NOT NULL,
    job_id integer,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    finished_at timestamptz(3),
    CONSTRAINT discoveries_pkey PRIMARY KEY (organization_id, id),
    ${belongs('discoveries')},
    CONSTRAINT discoveries_requested_by_fkey FOREIGN KEY (organization_id, requested_by)
      REFERENCES users (organization_id, id),
    CONSTRAINT discoveries_job_fkey FOREIGN KEY (organization_id, job_id)
      REFERENCES background_tasks (organization_id, id) ON DELETE SET NULL (job_id)
  )`,
  'CREATE INDEX discoveries_requested_by_idx ON discoveries (requested_by)',
  'CREATE INDEX discoveries_job_idx ON discoveries (job_id)',
  `CREATE TABLE discovery_proposals (
    ${OWN},
    ${ID},
    discovery_id integer NOT NULL,
    name varchar(100) NOT NULL,
    description text NOT NULL DEFAULT '',
    answer text,
    status varchar(20) NOT NULL DEFAULT 'proposed',
    terms jsonb NOT NULL DEFAULT '[]',
    is_known boolean NOT NULL DEFAULT false,
    nearest_intent_id integer,
    nearest_similarity real,
    intent_id integer,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT discovery_proposals_pkey PRIMARY KEY (organization_id, id),
    ${belongs('discovery_proposals')},
    CONSTRAINT discovery_proposals_discovery_fkey FOREIGN KEY (organization_id, discovery_id)
      REFERENCES discoveries (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT discovery_proposals_nearest_fkey FOREIGN KEY (organization_id, nearest_intent_id)
      REFERENCES intents (organization_id, id) ON DELETE SET NULL (nearest_intent_id),
    CONSTRAINT discovery_proposals_intent_fkey FOREIGN KEY (organization_id, intent_id)
      REFERENCES intents (organization_id, id) ON DELETE SET NULL (intent_id)
  )`,
  'CREATE INDEX discovery_proposals_discovery_idx ON discovery_proposals (discovery_id, id)',
  'CREATE INDEX discovery_proposals_nearest_idx ON discovery_proposals (nearest_intent_id)',
  'CREATE INDEX discovery_proposals_intent_idx ON discovery_proposals (intent_id)',
  `CREATE TABLE discovery_messages (
    ${OWN},
    ${ID},
    discovery_id integer NOT NULL,
    proposal_id integer,
    ticket_id integer,
    text text NOT NULL,
    times integer NOT NULL DEFAULT 1,
    fit real,
    confidence real,
    vector bytea,
    CONSTRAINT discovery_messages_pkey PRIMARY KEY (organization_id, id),
    ${belongs('discovery_messages')},
    CONSTRAINT discovery_messages_discovery_fkey FOREIGN KEY (organization_id, discovery_id)
      REFERENCES discoveries (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT discovery_messages_proposal_fkey FOREIGN KEY (organization_id, proposal_id)
      REFERENCES discovery_proposals (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT discovery_messages_ticket_fkey FOREIGN KEY (organization_id, ticket_id)
      REFERENCES tickets (organization_id, id) ON DELETE CASCADE
  )`,
  'CREATE INDEX discovery_messages_discovery_idx ON discovery_messages (discovery_id, id)',
  'CREATE INDEX discovery_messages_proposal_idx ON discovery_messages (proposal_id, fit)',
  'CREATE INDEX discovery_messages_ticket_idx ON discovery_messages (ticket_id)',
];

/** Messages without labels, and the intents that are proposed for them. */
export class CreateDiscoveries1763700000038 implements MigrationInterface {
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
