import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened, for whoever must hear of it: the outbox, how far its readers are, and its epoch. */
export class PublishEvents1763700000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox_events (
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        id bigint GENERATED ALWAYS AS IDENTITY,
        organization_id integer NOT NULL DEFAULT 1,
        type varchar(100) NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT outbox_events_pkey PRIMARY KEY (xid, id)
      )`);
    await runner.query(`CREATE INDEX outbox_events_created_idx ON outbox_events (created_at)`);
    await runner.query(`
      CREATE TABLE event_consumers (
        name varchar(100) CONSTRAINT event_consumers_pkey PRIMARY KEY,
        cursor_xid xid8 NOT NULL,
        cursor_id bigint NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        retry_at timestamptz(3) NOT NULL DEFAULT now(),
        last_error text,
        seen_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE event_epochs (
        epoch uuid CONSTRAINT event_epochs_pkey PRIMARY KEY,
        history varchar(200),
        began_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query(`INSERT INTO event_epochs (epoch) VALUES (gen_random_uuid())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['event_epochs', 'event_consumers', 'outbox_events']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
