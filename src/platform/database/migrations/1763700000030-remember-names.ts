import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

/** What intents were called before: models and decisions know them by those names. */
export class RememberNames1763700000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE intent_former_names (
        organization_id integer NOT NULL DEFAULT current_organization(),
        name varchar(100) NOT NULL,
        intent_id integer NOT NULL,
        CONSTRAINT intent_former_names_pkey PRIMARY KEY (organization_id, name),
        CONSTRAINT intent_former_names_intent_fkey FOREIGN KEY (organization_id, intent_id)
          REFERENCES intents (organization_id, id) ON DELETE CASCADE
      )`);
    await runner.query(
      'CREATE INDEX intent_former_names_intent_idx ON intent_former_names (intent_id, organization_id)',
    );
    for (const statement of separate('intent_former_names')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE intent_former_names');
  }
}
