import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys that are limited to scopes; those of admins end within 90 days, as new ones do. */
export class LimitApiKeys1763700000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_keys ADD COLUMN scopes text[]');
    await runner.query(`
      UPDATE api_keys SET expires_at = least(expires_at, now() + interval '90 days')
      FROM users WHERE users.id = user_id AND role = 'admin'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_keys DROP COLUMN scopes');
  }
}
