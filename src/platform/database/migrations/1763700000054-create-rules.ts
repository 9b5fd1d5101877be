import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const OWN = 'organization_id integer NOT NULL DEFAULT current_organization()';
const ID = 'id integer GENERATED ALWAYS AS IDENTITY';
const TIME = 'timestamptz(3) NOT NULL DEFAULT now()';
const TABLES = ['rules', 'rule_versions', 'rule_firings'];

const STATEMENTS = [
  `CREATE TABLE rules (
    ${OWN},
    ${ID},
    name varchar(100) NOT NULL,
    place integer NOT NULL DEFAULT 100,
    is_active boolean NOT NULL DEFAULT false,
    kind varchar(20) NOT NULL,
    event varchar(40),
    conditions jsonb NOT NULL,
    actions jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    content_version integer NOT NULL DEFAULT 1,
    created_at ${TIME},
    updated_at ${TIME},
    deleted_at timestamptz(3),
    swept_at timestamptz(3),
    CONSTRAINT rules_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT rules_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
  )`,
  'CREATE UNIQUE INDEX rules_name_key ON rules (organization_id, name) WHERE deleted_at IS NULL',
  `CREATE INDEX rules_triggers_idx ON rules (organization_id, event, place, id)
    WHERE is_active AND deleted_at IS NULL AND kind = 'trigger'`,
  `CREATE INDEX rules_automations_idx ON rules (organization_id, place, id)
    WHERE is_active AND deleted_at IS NULL AND kind = 'automation'`,
  `CREATE TABLE rule_versions (
    ${OWN},
    ${ID},
    rule_id integer NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    created_at ${TIME},
    CONSTRAINT rule_versions_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT rule_versions_rule_fkey FOREIGN KEY (organization_id, rule_id)
      REFERENCES rules (organization_id, id) ON DELETE CASCADE
  )`,
  `CREATE UNIQUE INDEX rule_versions_version_key
    ON rule_versions (organization_id, rule_id, version)`,
  'CREATE INDEX rule_versions_rule_idx ON rule_versions (rule_id, id)',
  `CREATE TABLE rule_firings (
    ${OWN},
    ${ID},
    rule_id integer NOT NULL,
    rule_version integer NOT NULL,
    ticket_id integer NOT NULL,
    cause varchar(100) NOT NULL,
    event varchar(40),
    depth integer NOT NULL DEFAULT 0,
    outcome varchar(20) NOT NULL,
    stop_reason varchar(20),
    actions jsonb NOT NULL DEFAULT '[]',
    created_at ${TIME},
    CONSTRAINT rule_firings_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT rule_firings_rule_fkey FOREIGN KEY (organization_id, rule_id)
      REFERENCES rules (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT rule_firings_ticket_fkey FOREIGN KEY (organization_id, ticket_id)
      REFERENCES tickets (organization_id, id) ON DELETE CASCADE
  )`,
  `CREATE UNIQUE INDEX rule_firings_once_key
    ON rule_firings (organization_id, rule_id, ticket_id, cause)`,
  'CREATE INDEX rule_firings_rule_idx ON rule_firings (rule_id, id)',
  'CREATE INDEX rule_firings_ticket_idx ON rule_firings (ticket_id, id)',
];

/** What an organisation has done by itself, all versions of it, and what it did to which ticket. */
export class CreateRules1763700000054 implements MigrationInterface {
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
