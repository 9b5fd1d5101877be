import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, hasConstraint, lockInOrder } from './organizations/online.js';

/** What goes with what, by the key that says so. */
const KEYS = [
  ['decisions', 'ticket', 'tickets'],
  ['labels', 'ticket', 'tickets'],
  ['ticket_transitions', 'ticket', 'tickets'],
  ['feedback', 'ticket', 'tickets'],
] as const;

const REFUSAL = `RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;`;

const WITH_ORGANIZATION = 'goes_with_organization(TG_RELID, OLD.organization_id)';
const OR_WITH_TICKET = `(${WITH_ORGANIZATION}
          OR NOT EXISTS (SELECT FROM tickets
                         WHERE organization_id = OLD.organization_id AND id = OLD.ticket_id))`;

/** A decision goes with its organisation or its ticket, and never by itself. */
const guard = (mayGo: string) => `
      CREATE OR REPLACE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.evidence = '[]' THEN
          OLD.evidence := NEW.evidence;
          IF NEW.classified IS NULL THEN OLD.classified := NULL; END IF;
          IF NEW *= OLD THEN RETURN NEW; END IF;
        END IF;
        IF TG_OP = 'DELETE' AND ${mayGo} THEN
          RETURN OLD;
        END IF;
        ${REFUSAL}
      END $$`;

/** Lets a ticket be deleted, with all that came of it, and files with a person's data be found. */
export class LetTicketsGo1763700000027 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(guard(OR_WITH_TICKET));
    await this.replaceKeys(runner, 'ON DELETE CASCADE');
    await briefly(runner, [
      'ALTER TABLE export_chunks ADD COLUMN IF NOT EXISTS user_id integer',
      `CREATE INDEX IF NOT EXISTS export_chunks_user_idx ON export_chunks (user_id)`,
    ]);
    if (await hasConstraint(runner, 'export_chunks_user_fkey')) return;
    await briefly(runner, [
      `ALTER TABLE export_chunks ADD CONSTRAINT export_chunks_user_fkey
         FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, ['ALTER TABLE export_chunks DROP COLUMN IF EXISTS user_id']);
    await this.replaceKeys(runner, '');
    await runner.query(guard(WITH_ORGANIZATION));
  }

  /** The new key is there and holds before the old one goes; interrupted, it goes on where it was. */
  private async replaceKeys(runner: QueryRunner, action: string): Promise<void> {
    for (const [table, name, of] of KEYS) {
      const key = `${table}_${name}_fkey`;
      if (!(await hasConstraint(runner, `${key}_built`))) {
        await briefly(runner, [
          lockInOrder([table, of], 'SHARE ROW EXCLUSIVE'),
          `ALTER TABLE ${table} ADD CONSTRAINT ${key}_built
             FOREIGN KEY (organization_id, ${name}_id) REFERENCES ${of} (organization_id, id)
             ${action} NOT VALID`,
        ]);
      }
      await runner.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${key}_built`);
      await briefly(runner, [
        lockInOrder([table, of], 'ACCESS EXCLUSIVE'),
        `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${key}`,
        `ALTER TABLE ${table} RENAME CONSTRAINT ${key}_built TO ${key}`,
      ]);
    }
  }
}
