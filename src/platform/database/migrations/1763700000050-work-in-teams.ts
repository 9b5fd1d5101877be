import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, buildIndex, hasConstraint } from './organizations/online.js';
import { separate } from './organizations/policy.js';

const OWN = 'organization_id integer NOT NULL DEFAULT current_organization()';
const ID = 'id integer GENERATED ALWAYS AS IDENTITY';
const TIME = 'timestamptz(3) NOT NULL DEFAULT now()';
const belongs = (table: string): string =>
  `CONSTRAINT ${table}_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)`;

const TABLES = ['teams', 'team_members', 'ticket_changes'];

const STATEMENTS = [
  `CREATE TABLE IF NOT EXISTS teams (
    ${OWN},
    ${ID},
    name varchar(100) NOT NULL,
    description text NOT NULL DEFAULT '',
    skills text[] NOT NULL DEFAULT '{}',
    active boolean NOT NULL DEFAULT true,
    last_assignee_id integer,
    version integer NOT NULL DEFAULT 1,
    created_at ${TIME},
    updated_at ${TIME},
    CONSTRAINT teams_pkey PRIMARY KEY (organization_id, id),
    ${belongs('teams')},
    CONSTRAINT teams_last_assignee_fkey FOREIGN KEY (organization_id, last_assignee_id)
      REFERENCES users (organization_id, id)
  )`,
  'CREATE UNIQUE INDEX IF NOT EXISTS teams_name_key ON teams (organization_id, name)',
  'CREATE INDEX IF NOT EXISTS teams_last_assignee_idx ON teams (last_assignee_id)',
  `CREATE TABLE IF NOT EXISTS team_members (
    ${OWN},
    team_id integer NOT NULL,
    user_id integer NOT NULL,
    skills text[] NOT NULL DEFAULT '{}',
    created_at ${TIME},
    CONSTRAINT team_members_pkey PRIMARY KEY (organization_id, team_id, user_id),
    CONSTRAINT team_members_team_fkey FOREIGN KEY (organization_id, team_id)
      REFERENCES teams (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT team_members_user_fkey FOREIGN KEY (organization_id, user_id)
      REFERENCES users (organization_id, id)
  )`,
  'CREATE INDEX IF NOT EXISTS team_members_team_idx ON team_members (team_id)',
  'CREATE INDEX IF NOT EXISTS team_members_user_idx ON team_members (user_id)',
  `CREATE TABLE IF NOT EXISTS ticket_changes (
    ${OWN},
    ${ID},
    ticket_id integer NOT NULL,
    field varchar(40) NOT NULL,
    from_value jsonb,
    to_value jsonb,
    actor_id integer,
    created_at ${TIME},
    CONSTRAINT ticket_changes_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT ticket_changes_ticket_fkey FOREIGN KEY (organization_id, ticket_id)
      REFERENCES tickets (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT ticket_changes_actor_fkey FOREIGN KEY (organization_id, actor_id)
      REFERENCES users (organization_id, id)
  )`,
  'CREATE INDEX IF NOT EXISTS ticket_changes_ticket_idx ON ticket_changes (ticket_id, id)',
  'CREATE INDEX IF NOT EXISTS ticket_changes_actor_idx ON ticket_changes (actor_id)',
  `CREATE OR REPLACE FUNCTION tags_within(organization integer, tags text[]) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
  BEGIN
    RETURN ARRAY(SELECT organization || ':' || tag FROM unnest(tags) AS tag);
  END $$`,
];

const COLUMNS = [
  'ADD COLUMN IF NOT EXISTS team_id integer',
  `ADD COLUMN IF NOT EXISTS tags text[] NOT NULL DEFAULT '{}'`,
  'ADD COLUMN IF NOT EXISTS snoozed_until timestamptz(3)',
];

const INDEXES = [
  { name: 'tickets_team_idx', sql: 'INDEX $ ON tickets (team_id, created_at, id)' },
  {
    name: 'tickets_tags_idx',
    sql: `INDEX $ ON tickets USING gin (tags_within(organization_id, tags)) WHERE tags <> '{}'`,
  },
];

const REFERENCE = `
  ALTER TABLE tickets ADD CONSTRAINT tickets_team_fkey FOREIGN KEY (organization_id, team_id)
    REFERENCES teams (organization_id, id) ON DELETE SET NULL (team_id) NOT VALID`;

/** Teams of agents; tags, snoozing and teams of tickets, and who changed what of them. */
export class WorkInTeams1763700000050 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const apart = TABLES.flatMap((table) => separate(table));
    await briefly(runner, [...STATEMENTS, ...apart]);
    await briefly(runner, [`ALTER TABLE tickets ${COLUMNS.join(', ')}`]);
    for (const index of INDEXES) await buildIndex(runner, { table: 'tickets', ...index });
    if (!(await hasConstraint(runner, 'tickets_team_fkey'))) await briefly(runner, [REFERENCE]);
    await runner.query('ALTER TABLE tickets VALIDATE CONSTRAINT tickets_team_fkey');
  }

  async down(runner: QueryRunner): Promise<void> {
    const columns = ['team_id', 'tags', 'snoozed_until'].map((it) => `DROP COLUMN IF EXISTS ${it}`);
    await briefly(runner, ['DROP INDEX IF EXISTS tickets_tags_idx']);
    await briefly(runner, [`ALTER TABLE tickets ${columns.join(', ')}`]);
    await briefly(runner, [
      ...TABLES.toReversed().map((table) => `DROP TABLE IF EXISTS ${table}`),
      'DROP FUNCTION IF EXISTS tags_within',
    ]);
  }
}
