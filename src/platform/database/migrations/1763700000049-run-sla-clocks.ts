import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, buildIndex } from './organizations/online.js';
import { separate } from './organizations/policy.js';

const STATEMENTS = [
  `CREATE TABLE IF NOT EXISTS sla_clocks (
    organization_id integer NOT NULL DEFAULT current_organization(),
    id integer GENERATED ALWAYS AS IDENTITY,
    ticket_id integer NOT NULL,
    metric varchar(20) NOT NULL,
    policy_id integer,
    state varchar(20) NOT NULL,
    target_ms double precision NOT NULL,
    started_at timestamptz(3) NOT NULL,
    due_at timestamptz(3),
    warn_at timestamptz(3),
    paused_at timestamptz(3),
    remaining_ms double precision,
    warned_at timestamptz(3),
    breached_at timestamptz(3),
    ended_at timestamptz(3),
    CONSTRAINT sla_clocks_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT sla_clocks_ticket_fkey FOREIGN KEY (organization_id, ticket_id)
      REFERENCES tickets (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT sla_clocks_policy_fkey FOREIGN KEY (organization_id, policy_id)
      REFERENCES sla_policies (organization_id, id) ON DELETE SET NULL (policy_id)
  )`,
  'CREATE INDEX IF NOT EXISTS sla_clocks_ticket_idx ON sla_clocks (ticket_id, id)',
  'CREATE INDEX IF NOT EXISTS sla_clocks_policy_idx ON sla_clocks (policy_id)',
  `CREATE INDEX IF NOT EXISTS sla_clocks_due_idx ON sla_clocks (due_at)
     WHERE state IN ('running', 'warned')`,
  `CREATE INDEX IF NOT EXISTS sla_clocks_warn_idx ON sla_clocks (warn_at)
     WHERE state = 'running' AND warn_at IS NOT NULL`,
  'ALTER TABLE tickets ADD COLUMN IF NOT EXISTS due_at timestamptz(3)',
  'ALTER TABLE tickets ADD COLUMN IF NOT EXISTS sla_state varchar(20)',
  ...separate('sla_clocks'),
];

const INDEXES = [
  {
    table: 'tickets',
    name: 'tickets_due_idx',
    sql: `INDEX $ ON tickets
            (organization_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id)`,
  },
  {
    table: 'tickets',
    name: 'tickets_sla_state_idx',
    sql: `INDEX $ ON tickets (organization_id, sla_state, created_at, id)
            WHERE sla_state IS NOT NULL`,
  },
];

/** Clocks run for what is promised about tickets, which show the nearest due time. */
export class RunSlaClocks1763700000049 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await briefly(runner, STATEMENTS);
    for (const index of INDEXES) await buildIndex(runner, index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, [
      'DROP TABLE IF EXISTS sla_clocks',
      'ALTER TABLE tickets DROP COLUMN IF EXISTS due_at, DROP COLUMN IF EXISTS sla_state',
    ]);
  }
}
