import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUsers1763700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE user_role AS ENUM ('user', 'agent', 'admin')`);
    await runner.query(`
      CREATE TABLE users (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT users_pkey PRIMARY KEY,
        email varchar(254) NOT NULL,
        hashed_password text NOT NULL,
        role user_role NOT NULL DEFAULT 'user',
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        deleted_at timestamptz(3),
        CONSTRAINT users_email_lower_case CHECK (email = lower(email))
      )`);
    await runner.query(`CREATE UNIQUE INDEX users_email_key ON users (email)`);
    await runner.query(`CREATE INDEX users_role_idx ON users (role)`);
    await runner.query(`
      CREATE TABLE refresh_tokens (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT refresh_tokens_pkey PRIMARY KEY,
        user_id integer NOT NULL,
        family uuid NOT NULL,
        token_hash bytea NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3),
        CONSTRAINT refresh_tokens_user_fkey
          FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX refresh_tokens_token_hash_key ON refresh_tokens (token_hash)`,
    );
    await runner.query(`CREATE INDEX refresh_tokens_user_idx ON refresh_tokens (user_id)`);
    await runner.query(`CREATE INDEX refresh_tokens_family_idx ON refresh_tokens (family)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE refresh_tokens`);
    await runner.query(`DROP TABLE users`);
    await runner.query(`DROP TYPE user_role`);
  }
}
