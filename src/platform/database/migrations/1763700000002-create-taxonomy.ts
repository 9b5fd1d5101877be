import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTaxonomy1763700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE ticket_priority AS ENUM ('low', 'normal', 'high', 'urgent')`);
    await runner.query(
      `CREATE TYPE example_source AS ENUM ('starter', 'import', 'correction', 'manual')`,
    );
    await runner.query(`
      CREATE TABLE intents (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT intents_pkey PRIMARY KEY,
        name varchar(100) NOT NULL,
        description text NOT NULL DEFAULT '',
        answer text,
        auto_resolve boolean NOT NULL DEFAULT false,
        priority ticket_priority NOT NULL DEFAULT 'normal',
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE UNIQUE INDEX intents_name_key ON intents (name)`);
    // No intent: an example of what belongs to none.
    await runner.query(`
      CREATE TABLE examples (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT examples_pkey PRIMARY KEY,
        intent_id integer,
        text text NOT NULL,
        source example_source NOT NULL,
        created_by integer,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT examples_intent_fkey
          FOREIGN KEY (intent_id) REFERENCES intents (id) ON DELETE CASCADE,
        CONSTRAINT examples_created_by_fkey FOREIGN KEY (created_by) REFERENCES users (id)
      )`);
    // A hash, because an index entry cannot hold a text of 10,000 characters.
    await runner.query(
      `CREATE UNIQUE INDEX examples_text_key ON examples (coalesce(intent_id, 0), md5(text))`,
    );
    await runner.query(`CREATE INDEX examples_intent_idx ON examples (intent_id, id)`);
    await runner.query(`CREATE INDEX examples_created_by_idx ON examples (created_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE examples`);
    await runner.query(`DROP TABLE intents`);
    await runner.query(`DROP TYPE example_source`);
    await runner.query(`DROP TYPE ticket_priority`);
  }
}
