import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const KEYS = `
    organization_id integer NOT NULL DEFAULT current_organization(),
    id integer GENERATED ALWAYS AS IDENTITY,
    owner_id integer NOT NULL,
    shared boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now()`;
const constraints = (table: string): string => `
    CONSTRAINT ${table}_pkey PRIMARY KEY (organization_id, id),
    CONSTRAINT ${table}_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
    CONSTRAINT ${table}_owner_fkey FOREIGN KEY (organization_id, owner_id)
      REFERENCES users (organization_id, id)`;

const TABLES = ['canned_answers', 'saved_views'];

const STATEMENTS = [
  `CREATE TABLE canned_answers (${KEYS},
    title varchar(100) NOT NULL,
    shortcut varchar(40) NOT NULL,
    body text NOT NULL,
    bodies jsonb NOT NULL DEFAULT '{}',
    tags text[] NOT NULL DEFAULT '{}',
    uses integer NOT NULL DEFAULT 0,${constraints('canned_answers')}
  )`,
  'CREATE INDEX canned_answers_owner_idx ON canned_answers (owner_id, id)',
  `CREATE UNIQUE INDEX canned_answers_shared_shortcut_key
    ON canned_answers (organization_id, shortcut) WHERE shared`,
  `CREATE UNIQUE INDEX canned_answers_own_shortcut_key
    ON canned_answers (organization_id, owner_id, shortcut) WHERE NOT shared`,
  `CREATE TABLE saved_views (${KEYS},
    name varchar(100) NOT NULL,
    filter jsonb NOT NULL DEFAULT '{}',
    columns text[] NOT NULL DEFAULT '{}',
    sort varchar(100) NOT NULL,
    place integer NOT NULL DEFAULT 0,${constraints('saved_views')}
  )`,
  'CREATE INDEX saved_views_owner_idx ON saved_views (owner_id, id)',
];

/** Answers that agents have ready, and the lists of tickets that they look at. */
export class KeepAnswersAndViews1763700000051 implements MigrationInterface {
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
