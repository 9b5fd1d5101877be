import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFeedback1763700000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE feedback_resolution AS ENUM ('machine', 'person', 'none')`);
    await runner.query(`
      CREATE TABLE feedback (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT feedback_pkey PRIMARY KEY,
        ticket_id integer NOT NULL,
        rating smallint NOT NULL,
        resolved boolean NOT NULL,
        resolution feedback_resolution NOT NULL,
        comment text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT feedback_ticket_fkey FOREIGN KEY (ticket_id) REFERENCES tickets (id),
        CONSTRAINT feedback_rating_range CHECK (rating BETWEEN 1 AND 5)
      )`);
    await runner.query(`CREATE UNIQUE INDEX feedback_ticket_key ON feedback (ticket_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE feedback`);
    await runner.query(`DROP TYPE feedback_resolution`);
  }
}
