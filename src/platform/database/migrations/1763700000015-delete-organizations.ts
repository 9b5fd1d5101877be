import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly, hasConstraint } from './organizations/online.js';

/**
 * Whatever no other row keeps to its organisation: once this is gone, nothing of it can be written,
 * so late it may come. News of events alone have no key, as every ticket would stand behind it.
 */
const OF_ORGANIZATIONS = [
  'audit_events',
  'background_tasks',
  'intents',
  'examples',
  'models',
  'policies',
];

// Never for whoever acts for an organisation, for whom the policies hold.
const GOES_WITH_ORGANIZATION = `
  CREATE OR REPLACE FUNCTION goes_with_organization(relation oid, organization integer)
  RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT row_security_active(relation) AND EXISTS (
      SELECT FROM organizations WHERE id = organization AND deletion_requested_at IS NOT NULL)
  $$`;

const REFUSAL = `RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;`;

const ERASURE = `
        IF TG_OP = 'UPDATE' AND NEW.evidence = '[]' THEN
          OLD.evidence := NEW.evidence;
          IF NEW *= OLD THEN RETURN NEW; END IF;
        END IF;`;

const DELETION = `
        IF TG_OP = 'DELETE' AND goes_with_organization(TG_RELID, OLD.organization_id) THEN
          RETURN OLD;
        END IF;`;

/** Lets an organisation go with all that it has, and nothing come back. */
export class DeleteOrganizations1763700000015 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const table of OF_ORGANIZATIONS) {
      const name = `${table}_organization_fkey`;
      if (!(await hasConstraint(runner, name))) {
        await briefly(runner, [
          `ALTER TABLE ${table} ADD CONSTRAINT ${name}
             FOREIGN KEY (organization_id) REFERENCES organizations (id) NOT VALID`,
        ]);
      }
      await runner.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`);
    }
    if (!(await hasConstraint(runner, 'organizations_default_stays'))) {
      await briefly(runner, [
        `ALTER TABLE organizations ADD CONSTRAINT organizations_default_stays
           CHECK (id <> 1 OR deletion_requested_at IS NULL)`,
      ]);
    }
    await runner.query(GOES_WITH_ORGANIZATION);
    await runner.query(`
      CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN${DELETION}
        ${REFUSAL}
      END $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN${ERASURE}${DELETION}
        ${REFUSAL}
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${REFUSAL}
      END $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN${ERASURE}
        ${REFUSAL}
      END $$`);
    await runner.query('DROP FUNCTION goes_with_organization(oid, integer)');
    await briefly(runner, [
      'ALTER TABLE organizations DROP CONSTRAINT IF EXISTS organizations_default_stays',
    ]);
    for (const table of OF_ORGANIZATIONS) {
      await briefly(runner, [
        `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${table}_organization_fkey`,
      ]);
    }
  }
}
