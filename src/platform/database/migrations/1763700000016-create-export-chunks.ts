import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

/** Where an export of an organisation waits to be fetched, from whichever instance. */
export class CreateExportChunks1763700000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE export_chunks (
        job_id integer NOT NULL,
        number integer NOT NULL,
        organization_id integer NOT NULL DEFAULT current_organization(),
        bytes bytea NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT export_chunks_pkey PRIMARY KEY (organization_id, job_id, number),
        CONSTRAINT export_chunks_organization_fkey
          FOREIGN KEY (organization_id) REFERENCES organizations (id)
      )`);
    // They are compressed already.
    await runner.query('ALTER TABLE export_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL');
    await runner.query('CREATE INDEX export_chunks_created_idx ON export_chunks (created_at)');
    for (const statement of separate('export_chunks')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE export_chunks');
  }
}
