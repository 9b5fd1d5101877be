import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const COUNTS = [
  'created',
  'auto_answered',
  'escalated',
  'reopened',
  'resolved_by_machine',
  'resolved_by_people',
  'first_by_machine',
  'first_by_people',
  'first_response_met',
  'first_response_breached',
  'next_response_met',
  'next_response_breached',
  'resolution_met',
  'resolution_breached',
  'positive',
  'neutral',
  'negative',
  'angry',
  'ratings',
  'rating_sum',
  'satisfied',
  'replies',
  ...Array.from({ length: 16 }, (_, bin) => `first_response_bin_${bin}`),
  ...Array.from({ length: 16 }, (_, bin) => `resolution_bin_${bin}`),
].map((name) => `${name} integer NOT NULL DEFAULT 0`);

const TIMES = ['first_response_ms', 'resolution_ms', 'handle_ms'].map(
  (name) => `${name} double precision NOT NULL DEFAULT 0`,
);

const ofOrganization = (table: string): string => `
  CONSTRAINT ${table}_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)`;

const STATEMENTS = [
  `CREATE TABLE service_days (
    organization_id integer NOT NULL DEFAULT current_organization(),
    day date NOT NULL,
    channel varchar(20) NOT NULL,
    team_id integer NOT NULL,
    agent_id integer NOT NULL,
    ${[...COUNTS, ...TIMES].join(', ')},
    CONSTRAINT service_days_pkey PRIMARY KEY (organization_id, day, channel, team_id, agent_id),
    ${ofOrganization('service_days')}
  )`,
  `CREATE TABLE service_counts (
    organization_id integer NOT NULL DEFAULT current_organization(),
    conversation_id integer NOT NULL,
    counted jsonb NOT NULL,
    CONSTRAINT service_counts_pkey PRIMARY KEY (organization_id, conversation_id),
    ${ofOrganization('service_counts')}
  )`,
  `CREATE TABLE service_recounts (
    organization_id integer NOT NULL DEFAULT current_organization(),
    id bigint GENERATED ALWAYS AS IDENTITY,
    conversation_id integer NOT NULL,
    happened_at timestamptz(3),
    CONSTRAINT service_recounts_pkey PRIMARY KEY (organization_id, id),
    ${ofOrganization('service_recounts')}
  )`,
  'CREATE INDEX service_recounts_id_idx ON service_recounts (id)',
  ...['service_days', 'service_counts', 'service_recounts'].flatMap((table) => separate(table)),
];

/** Sums of what the desk did on each day, which reports read in the place of all tickets. */
export class KeepServiceFigures1763700000056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_recounts, service_counts, service_days');
  }
}
