import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that can be ended, second factors, keys of machines, idempotent calls, and who did what. */
export class SecureTheApi1763700000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE account_kind AS ENUM ('person', 'machine', 'external')`);
    await runner.query(`
      ALTER TABLE users
        ADD COLUMN kind account_kind NOT NULL DEFAULT 'person',
        ADD COLUMN disabled_at timestamptz(3),
        ADD COLUMN second_factor_since timestamptz(3),
        ADD COLUMN token_generation integer NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE intents ADD COLUMN version integer NOT NULL DEFAULT 1`);
    await runner.query(
      `CREATE INDEX tickets_confidence_idx ON tickets (confidence, created_at, id)`,
    );
    await runner.query(`
      CREATE TABLE second_factors (
        user_id integer CONSTRAINT second_factors_pkey PRIMARY KEY,
        encrypted_secret bytea NOT NULL,
        last_used_step integer,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT second_factors_user_fkey
          FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE recovery_codes (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT recovery_codes_pkey PRIMARY KEY,
        user_id integer NOT NULL,
        code_hash bytea NOT NULL,
        used_at timestamptz(3),
        CONSTRAINT recovery_codes_user_fkey
          FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX recovery_codes_user_hash_key ON recovery_codes (user_id, code_hash)`,
    );
    await runner.query(`
      CREATE TABLE api_keys (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT api_keys_pkey PRIMARY KEY,
        user_id integer NOT NULL,
        name varchar(100) NOT NULL,
        key_hash bytea NOT NULL,
        hint varchar(20) NOT NULL,
        created_by integer NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3),
        revoked_by integer,
        revoked_at timestamptz(3),
        CONSTRAINT api_keys_user_fkey FOREIGN KEY (user_id) REFERENCES users (id),
        CONSTRAINT api_keys_creator_fkey FOREIGN KEY (created_by) REFERENCES users (id),
        CONSTRAINT api_keys_revoker_fkey FOREIGN KEY (revoked_by) REFERENCES users (id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX api_keys_key_hash_key ON api_keys (key_hash)`);
    await runner.query(`CREATE UNIQUE INDEX api_keys_user_key ON api_keys (user_id)`);
    await runner.query(`CREATE INDEX api_keys_creator_idx ON api_keys (created_by)`);
    await runner.query(`CREATE INDEX api_keys_revoker_idx ON api_keys (revoked_by)`);
    await runner.query(`
      CREATE TABLE external_identities (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT external_identities_pkey PRIMARY KEY,
        user_id integer NOT NULL,
        issuer varchar(500) NOT NULL,
        subject varchar(255) NOT NULL,
        role_as_of timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT external_identities_user_fkey
          FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX external_identities_subject_key ON external_identities (issuer, subject)`,
    );
    await runner.query(
      `CREATE INDEX external_identities_user_idx ON external_identities (user_id)`,
    );
    await runner.query(`
      CREATE TABLE idempotency_keys (
        user_id integer NOT NULL,
        key varchar(255) NOT NULL,
        request_hash bytea NOT NULL,
        status smallint NOT NULL,
        headers jsonb NOT NULL,
        body text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key),
        CONSTRAINT idempotency_keys_user_fkey
          FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE INDEX idempotency_keys_created_idx ON idempotency_keys (created_at)`,
    );
    await runner.query(`
      CREATE TABLE audit_events (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_events_pkey PRIMARY KEY,
        occurred_at timestamptz(3) NOT NULL DEFAULT now(),
        action varchar(60) NOT NULL,
        actor_id integer,
        subject_type varchar(40),
        subject_id varchar(100),
        before jsonb,
        after jsonb,
        address varchar(45),
        request_id varchar(200),
        CONSTRAINT audit_events_actor_fkey FOREIGN KEY (actor_id) REFERENCES users (id)
      )`);
    for (const [name, columns] of Object.entries({
      audit_events_occurred_idx: 'occurred_at, id',
      audit_events_action_idx: 'action, id',
      audit_events_actor_idx: 'actor_id, id',
      audit_events_subject_idx: 'subject_type, subject_id, id',
    })) {
      await runner.query(`CREATE INDEX ${name} ON audit_events (${columns})`);
    }
    await runner.query(`
      CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'audit_events',
      'idempotency_keys',
      'external_identities',
      'api_keys',
      'recovery_codes',
      'second_factors',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query(`DROP INDEX tickets_confidence_idx`);
    await runner.query(`ALTER TABLE intents DROP COLUMN version`);
    await runner.query(`
      ALTER TABLE users
        DROP COLUMN token_generation, DROP COLUMN second_factor_since,
        DROP COLUMN disabled_at, DROP COLUMN kind`);
    await runner.query(`DROP TYPE account_kind`);
  }
}
