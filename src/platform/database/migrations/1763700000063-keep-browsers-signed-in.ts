import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that a browser goes on with by a cookie, in place of refresh tokens. */
export class KeepBrowsersSignedIn1763700000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions ADD COLUMN cookie_hash bytea');
    await runner.query('CREATE UNIQUE INDEX sessions_cookie_hash_key ON sessions (cookie_hash)');
  }

  async down(runner: QueryRunner): Promise<void> {
    // Without its cookie nobody can go on with it.
    await runner.query('DELETE FROM sessions WHERE cookie_hash IS NOT NULL');
    await runner.query('ALTER TABLE sessions DROP COLUMN cookie_hash');
  }
}
