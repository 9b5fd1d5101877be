import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that outlasts a request, as its owner sees it; trainings become such work. */
export class CreateBackgroundTasks1763700000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TYPE job_status AS ENUM ('queued', 'running', 'completed', 'failed', 'cancelled')`,
    );
    await runner.query(`
      CREATE TABLE background_tasks (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT background_tasks_pkey PRIMARY KEY,
        organization_id integer NOT NULL DEFAULT 1,
        type varchar(50) NOT NULL,
        status job_status NOT NULL DEFAULT 'queued',
        progress double precision NOT NULL DEFAULT 0,
        retry_count integer NOT NULL DEFAULT 0,
        retry_limit integer NOT NULL DEFAULT 0,
        failure_context jsonb,
        singleton_key varchar(200),
        payload jsonb NOT NULL,
        result jsonb,
        created_by integer,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        started_at timestamptz(3),
        completed_at timestamptz(3),
        heartbeat_at timestamptz(3),
        lease_token uuid,
        CONSTRAINT background_tasks_creator_fkey FOREIGN KEY (created_by) REFERENCES users (id)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX background_tasks_one_under_way
      ON background_tasks (organization_id, type, singleton_key)
      WHERE status IN ('queued', 'running')`);
    for (const [name, columns] of Object.entries({
      background_tasks_type_idx: 'type, id',
      background_tasks_status_idx: 'status, id',
      background_tasks_creator_idx: 'created_by, id',
      background_tasks_completed_idx: 'completed_at',
    })) {
      await runner.query(`CREATE INDEX ${name} ON background_tasks (${columns})`);
    }
    // A training of before has no job that could end it.
    await runner.query(`
      UPDATE models SET status = 'failed', error = 'The instance that trained it stopped.'
      WHERE status = 'training'`);
    await runner.query(`
      ALTER TABLE models
        DROP COLUMN heartbeat_at,
        ADD COLUMN job_id integer
          CONSTRAINT models_job_fkey REFERENCES background_tasks (id) ON DELETE SET NULL`);
    await runner.query(`CREATE INDEX models_job_idx ON models (job_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The messages of pg-boss name the rows that go; its schema is made anew at the next start.
    await runner.query(`DROP SCHEMA IF EXISTS pgboss CASCADE`);
    await runner.query(`
      ALTER TABLE models
        DROP COLUMN job_id,
        ADD COLUMN heartbeat_at timestamptz(3) NOT NULL DEFAULT now()`);
    await runner.query(`DROP TABLE background_tasks`);
    await runner.query(`DROP TYPE job_status`);
  }
}
