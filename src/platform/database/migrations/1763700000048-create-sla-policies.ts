import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const OWN = 'organization_id integer NOT NULL DEFAULT current_organization()';
const ID = 'id integer GENERATED ALWAYS AS IDENTITY';
const belongs = (table: string): string =>
  `CONSTRAINT ${table}_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)`;

const TABLES = ['business_hours', 'sla_policies', 'escalation_settings'];

const STATEMENTS = [
  `CREATE TABLE business_hours (
    ${OWN},
    ${ID},
    name varchar(100) NOT NULL,
    time_zone varchar(60) NOT NULL,
    weekly jsonb NOT NULL,
    holidays jsonb NOT NULL DEFAULT '[]',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT business_hours_pkey PRIMARY KEY (organization_id, id),
    ${belongs('business_hours')}
  )`,
  'CREATE UNIQUE INDEX business_hours_name_key ON business_hours (organization_id, name)',
  `CREATE TABLE sla_policies (
    ${OWN},
    ${ID},
    name varchar(100) NOT NULL,
    place integer NOT NULL DEFAULT 100,
    is_active boolean NOT NULL DEFAULT true,
    conditions jsonb NOT NULL DEFAULT '{}',
    targets jsonb NOT NULL,
    warning jsonb,
    business_hours_id integer,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT sla_policies_pkey PRIMARY KEY (organization_id, id),
    ${belongs('sla_policies')},
    CONSTRAINT sla_policies_business_hours_fkey FOREIGN KEY (organization_id, business_hours_id)
      REFERENCES business_hours (organization_id, id)
  )`,
  'CREATE UNIQUE INDEX sla_policies_name_key ON sla_policies (organization_id, name)',
  'CREATE INDEX sla_policies_business_hours_idx ON sla_policies (business_hours_id)',
  `CREATE TABLE escalation_settings (
    ${OWN},
    low_confidence boolean NOT NULL DEFAULT true,
    negative_sentiment boolean NOT NULL DEFAULT true,
    repeated_fallbacks boolean NOT NULL DEFAULT true,
    person_requested boolean NOT NULL DEFAULT true,
    repeated_contact boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT escalation_settings_pkey PRIMARY KEY (organization_id),
    ${belongs('escalation_settings')}
  )`,
];

/** When people are there, how soon they answer whom, and what takes a conversation to them. */
export class CreateSlaPolicies1763700000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    for (const table of TABLES) {
      for (const statement of separate(table)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sla_policies', 'business_hours', 'escalation_settings']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
