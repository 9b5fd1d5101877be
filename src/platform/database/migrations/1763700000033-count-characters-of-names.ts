import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly } from './organizations/online.js';

/** Names that people give, by how many characters they may have; a character is up to four signs. */
const NAMES: readonly (readonly [table: string, column: string, characters: number])[] = [
  ['api_keys', 'name', 100],
  ['passkeys', 'name', 100],
  ['organizations', 'name', 100],
  ['organizations', 'display_name', 200],
];
const SIGNS = 4;

/** Makes room for names whose characters are counted as people count them; no table is rewritten. */
export class CountCharactersOfNames1763700000033 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, characters] of NAMES) {
      const type = `varchar(${characters * SIGNS})`;
      await briefly(runner, [`ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${type}`]);
    }
  }

  /** What the version before could not keep loses its end. */
  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column, characters] of NAMES) {
      const type = `varchar(${characters})`;
      await briefly(runner, [
        `ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${type} USING ${column}::${type}`,
      ]);
    }
  }
}
