import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

const CREATE = `
  CREATE TABLE user_profiles (
    organization_id integer NOT NULL DEFAULT current_organization(),
    user_id integer NOT NULL,
    first_name text,
    last_name text,
    display_name text,
    phone varchar(16),
    avatar_url varchar(500),
    preferred_language varchar(35),
    timezone varchar(60),
    tier varchar(20),
    customer_since date,
    lifetime_value numeric(14,2),
    tags text[] NOT NULL DEFAULT '{}',
    attributes jsonb NOT NULL DEFAULT '{}',
    notifications jsonb NOT NULL DEFAULT '{}',
    last_seen_at timestamptz(3),
    version integer NOT NULL DEFAULT 0,
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT user_profiles_pkey PRIMARY KEY (organization_id, user_id),
    CONSTRAINT user_profiles_organization_fkey FOREIGN KEY (organization_id)
      REFERENCES organizations (id),
    CONSTRAINT user_profiles_user_fkey FOREIGN KEY (organization_id, user_id)
      REFERENCES users (organization_id, id) ON DELETE CASCADE
  )`;

/** What is known of people beside their accounts. */
export class CreateUserProfiles1763700000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE);
    await runner.query('CREATE INDEX user_profiles_user_idx ON user_profiles (user_id)');
    for (const statement of separate('user_profiles')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE user_profiles');
  }
}
