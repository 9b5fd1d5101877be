import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly } from './organizations/online.js';

const CLASSIFIED = `
          IF NEW.classified IS NULL THEN OLD.classified := NULL; END IF;`;

/** Lets words of the message go with it, and nothing else be changed. */
const guard = (alsoErased: string) => `
      CREATE OR REPLACE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.evidence = '[]' THEN
          OLD.evidence := NEW.evidence;${alsoErased}
          IF NEW *= OLD THEN RETURN NEW; END IF;
        END IF;
        IF TG_OP = 'DELETE' AND goes_with_organization(TG_RELID, OLD.organization_id) THEN
          RETURN OLD;
        END IF;
        RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
      END $$`;

/** Decisions say what a message was read as, and what of it was classified. */
export class ReadMessages1763700000018 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await briefly(runner, [
      `ALTER TABLE decisions
         ADD COLUMN IF NOT EXISTS message_kind varchar(20) NOT NULL DEFAULT 'request',
         ADD COLUMN IF NOT EXISTS classified text`,
    ]);
    await runner.query(guard(CLASSIFIED));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guard(''));
    await briefly(runner, [
      `ALTER TABLE decisions
         DROP COLUMN IF EXISTS message_kind,
         DROP COLUMN IF EXISTS classified`,
    ]);
  }
}
