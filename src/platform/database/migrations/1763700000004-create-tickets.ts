import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTickets1763700000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TYPE ticket_status AS ENUM ('open', 'auto_resolved', 'escalated', 'closed')`,
    );
    await runner.query(`
      CREATE TABLE tickets (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT tickets_pkey PRIMARY KEY,
        requester_id integer NOT NULL,
        message text NOT NULL,
        intent varchar(100),
        confidence double precision,
        status ticket_status NOT NULL,
        answer text,
        priority ticket_priority NOT NULL DEFAULT 'normal',
        assignee_id integer,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        resolved_at timestamptz(3),
        CONSTRAINT tickets_requester_fkey FOREIGN KEY (requester_id) REFERENCES users (id),
        CONSTRAINT tickets_assignee_fkey FOREIGN KEY (assignee_id) REFERENCES users (id)
      )`);
    for (const [name, columns] of Object.entries({
      tickets_created_idx: 'created_at, id',
      tickets_updated_idx: 'updated_at, id',
      tickets_priority_idx: 'priority, created_at, id',
      tickets_requester_idx: 'requester_id, created_at, id',
      tickets_assignee_idx: 'assignee_id, created_at, id',
      tickets_status_idx: 'status, created_at, id',
      tickets_intent_idx: 'intent, created_at, id',
    })) {
      await runner.query(`CREATE INDEX ${name} ON tickets (${columns})`);
    }
    await runner.query(`
      CREATE INDEX tickets_search_idx ON tickets
      USING gin (to_tsvector('english', message || ' ' || coalesce(answer, '')))`);
    await runner.query(`
      CREATE TABLE decisions (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT decisions_pkey PRIMARY KEY,
        ticket_id integer NOT NULL,
        model_id integer,
        policy_id integer,
        outcome ticket_status NOT NULL,
        reason varchar(40) NOT NULL,
        intent varchar(100),
        confidence double precision,
        familiar boolean NOT NULL,
        answerable boolean NOT NULL,
        threshold double precision,
        alternatives jsonb NOT NULL,
        evidence jsonb NOT NULL,
        decided_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT decisions_ticket_fkey FOREIGN KEY (ticket_id) REFERENCES tickets (id),
        CONSTRAINT decisions_model_fkey FOREIGN KEY (model_id) REFERENCES models (id),
        CONSTRAINT decisions_policy_fkey FOREIGN KEY (policy_id) REFERENCES policies (id)
      )`);
    await runner.query(`CREATE INDEX decisions_ticket_idx ON decisions (ticket_id)`);
    await runner.query(`CREATE INDEX decisions_model_idx ON decisions (model_id)`);
    await runner.query(`CREATE INDEX decisions_policy_idx ON decisions (policy_id)`);
    await runner.query(`
      CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE ON decisions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TABLE ticket_transitions (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT ticket_transitions_pkey PRIMARY KEY,
        ticket_id integer NOT NULL,
        from_status ticket_status NOT NULL,
        to_status ticket_status NOT NULL,
        actor_id integer NOT NULL,
        reason varchar(40) NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT ticket_transitions_ticket_fkey FOREIGN KEY (ticket_id) REFERENCES tickets (id),
        CONSTRAINT ticket_transitions_actor_fkey FOREIGN KEY (actor_id) REFERENCES users (id)
      )`);
    await runner.query(
      `CREATE INDEX ticket_transitions_ticket_idx ON ticket_transitions (ticket_id, id)`,
    );
    await runner.query(
      `CREATE INDEX ticket_transitions_actor_idx ON ticket_transitions (actor_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ticket_transitions', 'decisions', 'tickets']) {
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query(`DROP TYPE ticket_status`);
  }
}
