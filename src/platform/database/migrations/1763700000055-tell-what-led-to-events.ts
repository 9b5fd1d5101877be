import type { MigrationInterface, QueryRunner } from 'typeorm';
import { briefly } from './organizations/online.js';

/** What led to an event, and changes of status that nobody made but the service. */
export class TellWhatLedToEvents1763700000055 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await briefly(runner, [
      `ALTER TABLE outbox_events ADD COLUMN IF NOT EXISTS chain text[] NOT NULL DEFAULT '{}'`,
    ]);
    await briefly(runner, ['ALTER TABLE ticket_transitions ALTER COLUMN actor_id DROP NOT NULL']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await briefly(runner, ['DELETE FROM ticket_transitions WHERE actor_id IS NULL']);
    await briefly(runner, ['ALTER TABLE ticket_transitions ALTER COLUMN actor_id SET NOT NULL']);
    await briefly(runner, ['ALTER TABLE outbox_events DROP COLUMN IF EXISTS chain']);
  }
}
