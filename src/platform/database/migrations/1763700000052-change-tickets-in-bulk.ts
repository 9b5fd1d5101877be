import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const STATEMENTS = [
  `CREATE TABLE bulk_changes (
    organization_id integer NOT NULL DEFAULT current_organization(),
    id integer GENERATED ALWAYS AS IDENTITY,
    job_id integer,
    requested_by integer NOT NULL,
    ticket_ids integer[] NOT NULL,
    changes jsonb NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'waiting',
    done integer NOT NULL DEFAULT 0,
    changed integer NOT NULL DEFAULT 0,
    failed integer NOT NULL DEFAULT 0,
    failures jsonb NOT NULL DEFAULT '[]',
    error text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    starts_at timestamptz(3) NOT NULL,
    finished_at timestamptz(3),
    CONSTRAINT bulk_changes_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT bulk_changes_organization_fkey FOREIGN KEY (organization_id)
      REFERENCES organizations (id),
    CONSTRAINT bulk_changes_job_fkey FOREIGN KEY (organization_id, job_id)
      REFERENCES background_tasks (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT bulk_changes_requested_by_fkey FOREIGN KEY (organization_id, requested_by)
      REFERENCES users (organization_id, id)
  )`,
  'CREATE INDEX bulk_changes_job_idx ON bulk_changes (job_id)',
  'CREATE INDEX bulk_changes_requested_by_idx ON bulk_changes (requested_by)',
  ...separate('bulk_changes'),
];

/** Changes of many tickets at once, and what became of each. */
export class ChangeTicketsInBulk1763700000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bulk_changes');
  }
}
