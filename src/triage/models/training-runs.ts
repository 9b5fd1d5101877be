import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { violatedUnique } from '../../database/constraint-violation.js';
import type { Actor } from '../../access/actor.js';
import { Model, ModelStatus, type TrainingTrigger } from './model.entity.js';
import { TrainingInProgressError } from './model.errors.js';

const STALE = '10 seconds';
const GIVE_UP = {
  name: 'give_up_training',
  text: `UPDATE models SET status = 'failed', error = 'The instance that trained it stopped.'
         WHERE status = 'training' AND heartbeat_at <= now() - interval '${STALE}'`,
};
// Without an active model, the first training is what every ticket waits for.
const GIVE_WAY = {
  name: 'give_way_training',
  text: `UPDATE models SET status = 'failed', error = 'It gave way to a training that was asked for.'
         WHERE status = 'training' AND requested_by IS NULL
           AND EXISTS (SELECT FROM models WHERE status = 'active')`,
};
// The transaction may have begun a while ago: reading all the examples takes its time.
const BEGIN = {
  name: 'begin_training',
  text: `INSERT INTO models (version, status, requested_by, trigger, heartbeat_at)
         SELECT coalesce(max(version), 0) + 1, 'training', $1, $2::training_trigger,
                clock_timestamp()
         FROM models
         RETURNING id`,
};

/**
 * The rows of trainings under way: one at a time across all instances, which a unique index
 * guarantees; one whose instance died is given up after 10 s without a sign of life.
 */
@Injectable()
export class TrainingRuns {
  constructor(private readonly database: Database) {}

  /**
   * A training that somebody asks for ends one that nobody did.
   * @throws TrainingInProgressError
   */
  async begin(actor: Actor | null, trigger: TrainingTrigger): Promise<number> {
    await this.giveUp();
    if (actor) await this.database.run(GIVE_WAY, []);
    try {
      const values = [actor?.id ?? null, trigger];
      const { id } = await this.database.runOne<{ id: number }>(BEGIN, values);
      return id;
    } catch (error) {
      if (violatedUnique(error)) throw new TrainingInProgressError();
      throw error;
    }
  }

  /** Fails a training whose instance has been silent for too long. */
  async giveUp(): Promise<void> {
    await this.database.run(GIVE_UP, []);
  }

  /** Gives a sign of life; whether the run still counts. */
  async report(id: number, progress: number): Promise<boolean> {
    // By the clock of the database, like every comparison with it.
    const sign = { progress, heartbeatAt: () => 'now()' };
    const { affected } = await this.database
      .repository(Model)
      .update({ id, status: ModelStatus.Training }, sign);
    return affected === 1;
  }

  async fail(id: number, error: string): Promise<void> {
    const failed = { status: ModelStatus.Failed, error };
    await this.database.repository(Model).update({ id, status: ModelStatus.Training }, failed);
  }
}
