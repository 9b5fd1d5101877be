import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly } from './organizations/online.js';

/**
 * Tells of each entry of the audit log, whoever writes it, for as long as somebody reads on: a
 * consumer that is no more is forgotten after a month.
 */
export class ShipTheAuditLog1763700000029 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION tell_of_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM event_consumers WHERE name = 'audit-log') THEN
          INSERT INTO outbox_events (organization_id, type, payload)
          VALUES (NEW.organization_id, 'audit.recorded', jsonb_build_object('id', NEW.id));
        END IF;
        RETURN NULL;
      END $$`);
    await briefly(runner, [
      'DROP TRIGGER IF EXISTS audit_events_told ON audit_events',
      `CREATE TRIGGER audit_events_told AFTER INSERT ON audit_events
         FOR EACH ROW EXECUTE FUNCTION tell_of_audit_event()`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, ['DROP TRIGGER IF EXISTS audit_events_told ON audit_events']);
    await runner.query('DROP FUNCTION IF EXISTS tell_of_audit_event()');
  }
}
