import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Database } from '../../database/database.js';
import { violatedUnique } from '../../database/unique-violation.js';
import type { Actor } from '../../users/actor.js';
import type { TrainedModel } from '../classifier/training.js';
import { Model, ModelStatus } from './model.entity.js';
import { TrainingInProgressError } from './model.errors.js';

const STALE = '30 seconds';
const BEGIN = {
  name: 'begin_training',
  text: `INSERT INTO models (version, status, requested_by)
         SELECT coalesce(max(version), 0) + 1, 'training', $1 FROM models RETURNING id`,
};

/**
 * The rows of trainings under way: one at a time across all instances, which a unique index
 * guarantees; one whose instance died is given up after 30 s without a sign of life.
 */
@Injectable()
export class TrainingRuns {
  constructor(
    @InjectRepository(Model) private readonly models: Repository<Model>,
    private readonly database: Database,
  ) {}

  /** @throws TrainingInProgressError */
  async begin(actor: Actor | null): Promise<number> {
    await this.giveUp(STALE);
    try {
      const { id } = await this.database.runOne<{ id: number }>(BEGIN, [actor?.id ?? null]);
      return id;
    } catch (error) {
      if (violatedUnique(error)) throw new TrainingInProgressError();
      throw error;
    }
  }

  /** Fails the trainings that have been silent for this long. */
  async giveUp(silence: string): Promise<void> {
    await this.database.query(
      `UPDATE models SET status = 'failed', error = 'The instance that trained it stopped.'
       WHERE status = 'training' AND heartbeat_at <= now() - $1::interval`,
      [silence],
    );
  }

  async report(id: number, progress: number): Promise<void> {
    const running = { id, status: ModelStatus.Training };
    await this.models.update(running, { progress, heartbeatAt: new Date() });
  }

  /** Whether the result counted: a run that was given up stays failed. */
  async finish(id: number, { artifact, metrics }: TrainedModel): Promise<boolean> {
    const { affected } = await this.models.update(
      { id, status: ModelStatus.Training },
      {
        status: ModelStatus.Ready,
        progress: 1,
        metrics,
        artifact: Buffer.from(artifact.buffer, artifact.byteOffset, artifact.byteLength),
        trainedAt: new Date(),
      },
    );
    return affected === 1;
  }

  async fail(id: number, error: string): Promise<void> {
    const failed = { status: ModelStatus.Failed, error };
    await this.models.update({ id, status: ModelStatus.Training }, failed);
  }
}
