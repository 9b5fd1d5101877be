import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, hasConstraint, lockInOrder } from './organizations/online.js';

const COLUMNS = [
  'retain_tickets_days integer',
  'retain_audit_days integer',
  'retain_models_days integer',
  'retain_events_days integer',
  'redact_payment_data boolean NOT NULL DEFAULT true',
  'audit_reading boolean NOT NULL DEFAULT false',
];

const REFUSAL = `RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;`;

/** What may go beside all that an organisation has: what its rule is over for, and what lost its sense. */
const GOES = `
        IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit_events' THEN
          IF EXISTS (SELECT FROM organizations WHERE id = OLD.organization_id
                       AND OLD.occurred_at < now() - make_interval(days => retain_audit_days)) THEN
            RETURN OLD;
          END IF;
        ELSIF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'guarantees' THEN
          IF NOT EXISTS (SELECT FROM models
                         WHERE organization_id = OLD.organization_id AND id = OLD.model_id) THEN
            RETURN OLD;
          END IF;
        END IF;`;

const guard = (goes: string) => `
      CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND goes_with_organization(TG_RELID, OLD.organization_id) THEN
          RETURN OLD;
        END IF;${goes}
        ${REFUSAL}
      END $$`;

const KEY = 'guarantees_model_fkey';

/** Lets organisations say how long what they have is kept, and nobody empty the audit log. */
export class KeepForSoLong1763700000028 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const add = COLUMNS.map((column) => `ADD COLUMN IF NOT EXISTS ${column}`);
    await briefly(runner, [`ALTER TABLE organizations ${add.join(', ')}`]);
    await runner.query(guard(GOES));
    await this.replaceKey(runner, 'ON DELETE CASCADE');
    await runner.query(`
      CREATE OR REPLACE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${REFUSAL}
      END $$`);
    await briefly(runner, [
      'DROP TRIGGER IF EXISTS audit_events_never_emptied ON audit_events',
      `CREATE TRIGGER audit_events_never_emptied BEFORE TRUNCATE ON audit_events
         FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, ['DROP TRIGGER IF EXISTS audit_events_never_emptied ON audit_events']);
    await runner.query('DROP FUNCTION IF EXISTS refuse_truncate()');
    await this.replaceKey(runner, '');
    await runner.query(guard(''));
    const drop = COLUMNS.map((column) => `DROP COLUMN IF EXISTS ${column.split(' ')[0]}`);
    await briefly(runner, [`ALTER TABLE organizations ${drop.join(', ')}`]);
  }

  private async replaceKey(runner: QueryRunner, action: string): Promise<void> {
    if (!(await hasConstraint(runner, `${KEY}_built`))) {
      await briefly(runner, [
        lockInOrder(['guarantees', 'models'], 'SHARE ROW EXCLUSIVE'),
        `ALTER TABLE guarantees ADD CONSTRAINT ${KEY}_built
           FOREIGN KEY (organization_id, model_id) REFERENCES models (organization_id, id)
           ${action} NOT VALID`,
      ]);
    }
    await runner.query(`ALTER TABLE guarantees VALIDATE CONSTRAINT ${KEY}_built`);
    await briefly(runner, [
      lockInOrder(['guarantees', 'models'], 'ACCESS EXCLUSIVE'),
      `ALTER TABLE guarantees DROP CONSTRAINT IF EXISTS ${KEY}`,
      `ALTER TABLE guarantees RENAME CONSTRAINT ${KEY}_built TO ${KEY}`,
    ]);
  }
}
