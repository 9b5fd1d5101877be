import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateModelsAndPolicies1763700000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TYPE model_status AS ENUM ('training', 'failed', 'ready', 'active')`,
    );
    await runner.query(`
      CREATE TABLE models (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT models_pkey PRIMARY KEY,
        version integer NOT NULL,
        status model_status NOT NULL,
        progress double precision NOT NULL DEFAULT 0,
        metrics jsonb,
        artifact bytea,
        error text,
        requested_by integer,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        heartbeat_at timestamptz(3) NOT NULL DEFAULT now(),
        trained_at timestamptz(3),
        CONSTRAINT models_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES users (id)
      )`);
    // Weights do not compress; trying costs seconds for a large model.
    await runner.query(`ALTER TABLE models ALTER COLUMN artifact SET STORAGE EXTERNAL`);
    await runner.query(`CREATE UNIQUE INDEX models_version_key ON models (version)`);
    await runner.query(
      `CREATE UNIQUE INDEX models_one_active ON models (status) WHERE status = 'active'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX models_one_training ON models (status) WHERE status = 'training'`,
    );
    await runner.query(`CREATE INDEX models_requested_by_idx ON models (requested_by)`);
    await runner.query(`CREATE TYPE policy_mode AS ENUM ('shadow', 'live')`);
    await runner.query(`
      CREATE TABLE policies (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT policies_pkey PRIMARY KEY,
        version integer NOT NULL,
        mode policy_mode NOT NULL,
        threshold double precision NOT NULL,
        overrides jsonb NOT NULL DEFAULT '{}',
        created_by integer,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT policies_created_by_fkey FOREIGN KEY (created_by) REFERENCES users (id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX policies_version_key ON policies (version)`);
    await runner.query(`CREATE INDEX policies_created_by_idx ON policies (created_by)`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
      END $$`);
    await runner.query(`
      CREATE TRIGGER policies_append_only BEFORE UPDATE OR DELETE ON policies
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE policies`);
    await runner.query(`DROP FUNCTION refuse_change()`);
    await runner.query(`DROP TYPE policy_mode`);
    await runner.query(`DROP TABLE models`);
    await runner.query(`DROP TYPE model_status`);
  }
}
