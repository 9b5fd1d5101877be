import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

/** Sessions that their owner sees and ends one by one, and that end however much they are used. */
export class ListSessions1763700000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sessions (
        id integer GENERATED ALWAYS AS IDENTITY,
        organization_id integer NOT NULL DEFAULT current_organization(),
        user_id integer NOT NULL,
        family uuid NOT NULL,
        device varchar(300),
        address varchar(45),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at timestamptz(3) NOT NULL DEFAULT now(),
        proven_at timestamptz(3),
        expires_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        CONSTRAINT sessions_pkey PRIMARY KEY (organization_id, id),
        CONSTRAINT sessions_user_fkey FOREIGN KEY (organization_id, user_id)
          REFERENCES users (organization_id, id) ON DELETE CASCADE
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX sessions_family_key ON sessions (organization_id, family)',
    );
    await runner.query('CREATE INDEX sessions_user_idx ON sessions (user_id, id)');
    await runner.query(`
      INSERT INTO sessions
        (organization_id, user_id, family, created_at, last_used_at, expires_at, ends_at)
      SELECT organization_id, user_id, family, min(created_at), max(created_at),
             max(expires_at), greatest(max(expires_at), now() + interval '90 days')
      FROM refresh_tokens WHERE expires_at > now() GROUP BY organization_id, user_id, family`);
    for (const statement of separate('sessions')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sessions');
  }
}
