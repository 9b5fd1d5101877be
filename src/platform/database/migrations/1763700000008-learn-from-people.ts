import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Labels that people give, thresholds that keep a promise, and models that were compared. */
export class LearnFromPeople1763700000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE policies
        ALTER COLUMN threshold DROP NOT NULL,
        ADD COLUMN target_error_rate double precision,
        ADD COLUMN confidence_level double precision,
        ADD CONSTRAINT policies_threshold_or_target CHECK (
          (threshold IS NULL) <> (target_error_rate IS NULL)
          AND (target_error_rate IS NULL) = (confidence_level IS NULL))`);
    await runner.query(
      `CREATE TYPE model_promotion AS ENUM
         ('promoted', 'not_wanted', 'overtaken', 'worse', 'unknown')`,
    );
    await runner.query(
      `CREATE TYPE training_trigger AS ENUM ('admin', 'schedule', 'corrections', 'startup')`,
    );
    await runner.query(`
      ALTER TABLE models
        ADD COLUMN held_out_profile jsonb,
        ADD COLUMN held_out_predictions bytea,
        ADD COLUMN comparison jsonb,
        ADD COLUMN promotion model_promotion,
        ADD COLUMN trigger training_trigger NOT NULL DEFAULT 'admin',
        ADD COLUMN data_hash varchar(64)`);
    await runner.query(`UPDATE models SET trigger = 'startup' WHERE requested_by IS NULL`);
    await runner.query(`
      CREATE TABLE guarantees (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT guarantees_pkey PRIMARY KEY,
        policy_id integer NOT NULL,
        model_id integer NOT NULL,
        evidence_hash varchar(64) NOT NULL,
        threshold double precision,
        overall jsonb NOT NULL,
        intents jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT guarantees_policy_fkey FOREIGN KEY (policy_id) REFERENCES policies (id),
        CONSTRAINT guarantees_model_fkey FOREIGN KEY (model_id) REFERENCES models (id)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX guarantees_evidence_key
      ON guarantees (policy_id, model_id, evidence_hash)`);
    await runner.query(`CREATE INDEX guarantees_model_idx ON guarantees (model_id)`);
    await runner.query(`
      CREATE TRIGGER guarantees_append_only BEFORE UPDATE OR DELETE ON guarantees
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      ALTER TABLE decisions
        ADD COLUMN guarantee_id integer
          CONSTRAINT decisions_guarantee_fkey REFERENCES guarantees (id),
        ADD COLUMN known_share real`);
    await runner.query(`CREATE INDEX decisions_guarantee_idx ON decisions (guarantee_id)`);
    await this.rebuildIndex(runner, 'decisions_model_idx', 'model_id, id');
    await this.rebuildIndex(runner, 'decisions_ticket_idx', 'ticket_id, id');
    await runner.query(`
      ALTER TABLE examples
        ADD COLUMN ticket_id integer
          CONSTRAINT examples_ticket_fkey REFERENCES tickets (id) ON DELETE SET NULL`);
    await runner.query(`CREATE INDEX examples_ticket_idx ON examples (ticket_id)`);
    await runner.query(`CREATE INDEX examples_source_idx ON examples (source, id)`);
    await this.groupTexts(runner);
    // No language: names must be found, also those that are words.
    await runner.query(
      `CREATE INDEX examples_search_idx ON examples USING gin (to_tsvector('simple', text))`,
    );
    await this.allowErasure(runner);
    await runner.query(`
      CREATE INDEX examples_corrections_idx ON examples (created_at) WHERE source = 'correction'`);
    await runner.query(`CREATE TYPE label_source AS ENUM ('agent', 'requester')`);
    await runner.query(`
      CREATE TABLE labels (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT labels_pkey PRIMARY KEY,
        ticket_id integer NOT NULL,
        source label_source NOT NULL,
        intent varchar(100),
        is_right boolean,
        model_id integer,
        predicted varchar(100),
        confidence double precision,
        familiar boolean NOT NULL,
        example_id integer,
        created_by integer NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        revoked_by integer,
        revoked_at timestamptz(3),
        CONSTRAINT labels_ticket_fkey FOREIGN KEY (ticket_id) REFERENCES tickets (id),
        CONSTRAINT labels_model_fkey FOREIGN KEY (model_id) REFERENCES models (id),
        CONSTRAINT labels_example_fkey
          FOREIGN KEY (example_id) REFERENCES examples (id) ON DELETE SET NULL,
        CONSTRAINT labels_created_by_fkey FOREIGN KEY (created_by) REFERENCES users (id),
        CONSTRAINT labels_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES users (id)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX labels_one_in_force ON labels (ticket_id) WHERE revoked_at IS NULL`,
    );
    // What customers said of the machine's answers before there were labels.
    await runner.query(`
      INSERT INTO labels (ticket_id, source, intent, is_right, model_id, predicted, confidence,
                          familiar, created_by, created_at)
      SELECT feedback.ticket_id, 'requester', CASE WHEN resolved THEN decisions.intent END, resolved,
             model_id, decisions.intent, decisions.confidence, familiar, requester_id,
             feedback.created_at
      FROM feedback JOIN tickets ON tickets.id = feedback.ticket_id
      JOIN decisions ON decisions.ticket_id = tickets.id
      WHERE resolution = 'machine' AND decisions.outcome = 'auto_resolved'
      ON CONFLICT DO NOTHING`);
    for (const [name, columns] of Object.entries({
      labels_ticket_idx: 'ticket_id, id',
      labels_model_idx: 'model_id, id',
      labels_example_idx: 'example_id',
      labels_created_by_idx: 'created_by',
      labels_revoked_by_idx: 'revoked_by',
      labels_created_at_idx: 'created_at, id',
    })) {
      await runner.query(`CREATE INDEX ${name} ON labels (${columns})`);
    }
    await this.indexReports(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.unindexReports(runner);
    await runner.query(`DROP TABLE labels`);
    await runner.query(`DROP TYPE label_source`);
    await runner.query(`DROP INDEX examples_corrections_idx`);
    await runner.query(`DROP TRIGGER decisions_append_only ON decisions`);
    await runner.query(`DROP FUNCTION refuse_change_but_erasure()`);
    await runner.query(`
      CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE ON decisions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`DROP INDEX examples_search_idx`);
    await runner.query(`DROP INDEX examples_source_idx`);
    await runner.query(`DROP TRIGGER examples_group_texts ON examples`);
    await runner.query(`DROP FUNCTION group_text()`);
    await runner.query(`ALTER TABLE examples DROP COLUMN ticket_id, DROP COLUMN text_group`);
    await this.rebuildIndex(runner, 'decisions_model_idx', 'model_id');
    await this.rebuildIndex(runner, 'decisions_ticket_idx', 'ticket_id');
    await runner.query(`ALTER TABLE decisions DROP COLUMN guarantee_id, DROP COLUMN known_share`);
    await runner.query(`DROP TABLE guarantees`);
    await runner.query(`
      ALTER TABLE models
        DROP COLUMN held_out_profile, DROP COLUMN held_out_predictions,
        DROP COLUMN comparison, DROP COLUMN promotion, DROP COLUMN trigger,
        DROP COLUMN data_hash`);
    await runner.query(`DROP TYPE model_promotion`);
    await runner.query(`DROP TYPE training_trigger`);
    // What answered nothing without data answers nothing.
    await runner.query(`ALTER TABLE policies DISABLE TRIGGER policies_append_only`);
    await runner.query(`UPDATE policies SET threshold = 1 WHERE threshold IS NULL`);
    await runner.query(`ALTER TABLE policies ENABLE TRIGGER policies_append_only`);
    await runner.query(`
      ALTER TABLE policies
        DROP CONSTRAINT policies_threshold_or_target,
        DROP COLUMN target_error_rate, DROP COLUMN confidence_level,
        ALTER COLUMN threshold SET NOT NULL`);
  }

  /**
   * What texts have in common that differ only in case and white space. It is kept, because making
   * it anew of every text takes seconds; by a trigger, because TypeORM would need a table of its own
   * for generated columns.
   */
  private async groupTexts(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE examples ADD COLUMN text_group uuid`);
    await runner.query(`
      CREATE FUNCTION group_text() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.text_group := md5(lower(btrim(regexp_replace(NEW.text, '\\s+', ' ', 'g'))))::uuid;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER examples_group_texts BEFORE INSERT OR UPDATE OF text ON examples
      FOR EACH ROW EXECUTE FUNCTION group_text()`);
    await runner.query(`UPDATE examples SET text = text`);
    await runner.query(`ALTER TABLE examples ALTER COLUMN text_group SET NOT NULL`);
    await runner.query(`CREATE INDEX examples_text_group_idx ON examples (text_group, intent_id)`);
  }

  /** The evidence has words of the message: it goes with them, and nothing else ever changes. */
  private async allowErasure(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.evidence = '[]' THEN
          OLD.evidence := NEW.evidence;
          IF NEW *= OLD THEN RETURN NEW; END IF;
        END IF;
        RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
      END $$`);
    await runner.query(`DROP TRIGGER decisions_append_only ON decisions`);
    await runner.query(`
      CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE ON decisions
      FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure()`);
  }

  /** A report over a million tickets reads indexes alone; so does a page of a queue. */
  private async indexReports(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX decisions_decided_idx ON decisions (decided_at, ticket_id)
      INCLUDE (outcome, reason, intent, model_id, policy_id)`);
    await runner.query(`
      CREATE INDEX labels_in_force_idx ON labels (created_at, ticket_id)
      INCLUDE (source, is_right, model_id, confidence) WHERE revoked_at IS NULL`);
    await runner.query(`
      CREATE INDEX ticket_transitions_escalated_idx ON ticket_transitions (created_at, ticket_id)
      WHERE to_status = 'escalated'`);
    await runner.query(`
      CREATE INDEX feedback_created_idx ON feedback (created_at, ticket_id)
      INCLUDE (rating, resolved)`);
    await runner.query(`DROP INDEX tickets_created_idx`);
    await runner.query(`
      CREATE INDEX tickets_created_idx ON tickets (created_at, id) INCLUDE (status, resolved_at)`);
    // The queue that agents work through: what is urgent first, then what came first.
    await runner.query(`
      CREATE INDEX tickets_queue_idx ON tickets (status, priority DESC, created_at, id)`);
  }

  private async unindexReports(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX tickets_queue_idx, tickets_created_idx`);
    await runner.query(`CREATE INDEX tickets_created_idx ON tickets (created_at, id)`);
    await runner.query(`
      DROP INDEX decisions_decided_idx, ticket_transitions_escalated_idx, feedback_created_idx`);
  }

  /** The last decisions of a model, or of a ticket, are found without sorting all of them. */
  private async rebuildIndex(runner: QueryRunner, name: string, columns: string): Promise<void> {
    await runner.query(`DROP INDEX ${name}`);
    await runner.query(`CREATE INDEX ${name} ON decisions (${columns})`);
  }
}
