import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly } from './organizations/online.js';
import { separate } from './organizations/policy.js';

/** What organisations are and have used, and who may make others. */
export class CreateOrganizations1763700000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE organization_tier AS ENUM
        ('trial', 'free', 'starter', 'professional', 'enterprise')`);
    await runner.query(
      `CREATE TYPE organization_status AS ENUM ('active', 'suspended', 'expired')`,
    );
    await runner.query(`
      CREATE TABLE organizations (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT organizations_pkey PRIMARY KEY,
        slug varchar(63) NOT NULL,
        name varchar(100) NOT NULL,
        display_name varchar(200),
        description text NOT NULL DEFAULT '',
        website varchar(500),
        logo_url varchar(500),
        tier organization_tier NOT NULL DEFAULT 'free',
        status organization_status NOT NULL DEFAULT 'active',
        trial_ends_at timestamptz(3),
        max_users integer,
        max_conversations_per_month integer,
        max_messages_per_conversation integer,
        max_knowledge_entries integer,
        max_api_calls_per_hour integer,
        max_storage_bytes bigint,
        storage_bytes bigint NOT NULL DEFAULT 0,
        settings jsonb NOT NULL DEFAULT '{}',
        features jsonb NOT NULL DEFAULT '{}',
        branding jsonb NOT NULL DEFAULT '{}',
        metadata jsonb NOT NULL DEFAULT '{}',
        tags text[] NOT NULL DEFAULT '{}',
        timezone varchar(60) NOT NULL DEFAULT 'UTC',
        default_language varchar(35) NOT NULL DEFAULT 'en',
        supported_languages text[] NOT NULL DEFAULT '{en}',
        allowed_email_domains text[] NOT NULL DEFAULT '{}',
        ip_allow_list text[] NOT NULL DEFAULT '{}',
        require_mfa boolean NOT NULL DEFAULT false,
        is_active boolean NOT NULL DEFAULT true,
        is_verified boolean NOT NULL DEFAULT false,
        is_demo boolean NOT NULL DEFAULT false,
        deletion_requested_at timestamptz(3),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT organizations_slug_label
          CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$')
      )`);
    await runner.query('CREATE UNIQUE INDEX organizations_slug_key ON organizations (slug)');
    // Whatever belongs to nobody else is of this one, number 1.
    await runner.query(
      `INSERT INTO organizations (slug, name, tier, is_verified)
       VALUES ('default', 'Default', 'enterprise', true)`,
    );
    await runner.query(`
      CREATE TABLE organization_usage (
        month date NOT NULL,
        organization_id integer NOT NULL DEFAULT current_organization(),
        conversations integer NOT NULL DEFAULT 0,
        warned text[] NOT NULL DEFAULT '{}',
        CONSTRAINT organization_usage_pkey PRIMARY KEY (organization_id, month),
        CONSTRAINT organization_usage_organization_fkey
          FOREIGN KEY (organization_id) REFERENCES organizations (id)
      )`);
    for (const statement of separate('organizations', 'id')) await runner.query(statement);
    for (const statement of separate('organization_usage')) await runner.query(statement);
    await briefly(runner, [
      `ALTER TABLE users
         ADD COLUMN is_operator boolean NOT NULL DEFAULT false,
         ADD CONSTRAINT users_organization_fkey
           FOREIGN KEY (organization_id) REFERENCES organizations (id)`,
    ]);
    await runner.query(`
      UPDATE users SET is_operator = true WHERE organization_id = 1 AND id = (
        SELECT min(id) FROM users
        WHERE organization_id = 1 AND role = 'admin' AND kind = 'person' AND deleted_at IS NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const others = (await runner.query(
      'SELECT FROM organizations WHERE id <> 1 LIMIT 1',
    )) as unknown[];
    if (others.length > 0) {
      throw new Error(
        'There are other organisations, which the version before does not know: delete them first',
      );
    }
    await briefly(runner, [
      'ALTER TABLE users DROP CONSTRAINT users_organization_fkey, DROP COLUMN is_operator',
    ]);
    await runner.query('DROP TABLE organization_usage');
    await runner.query('DROP TABLE organizations');
    await runner.query('DROP TYPE organization_status');
    await runner.query('DROP TYPE organization_tier');
  }
}
