import { Injectable } from '@nestjs/common';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { Database, type OrganizationScope, violatedUnique } from '../../platform/database/index.js';
import { JobEndedError, Jobs } from '../../platform/jobs/index.js';
import { Model, ModelStatus, type TrainingTrigger } from './model.entity.js';
import { TrainingInProgressError } from './model.errors.js';

const GIVES_WAY = 'It gave way to a training that was asked for.';

// Without an active model, the first training is what every ticket waits for.
const YIELDING = `
  SELECT job_id AS "jobId" FROM models
  WHERE status = 'training' AND requested_by IS NULL AND job_id IS NOT NULL
    AND EXISTS (SELECT FROM models WHERE status = 'active')`;
// The transaction may have begun a while ago: reading all the examples takes its time.
const BEGIN = `
  INSERT INTO models (version, status, requested_by, trigger, job_id, created_at)
  SELECT coalesce(max(version), 0) + 1, 'training', $1, $2::training_trigger, $3, clock_timestamp()
  FROM models
  RETURNING id`;

/**
 * The models that trainings are of, each with its job: in an organisation one at a time across all
 * instances, which a unique index guarantees.
 */
@Injectable()
export class TrainingRuns {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  /** A training that somebody asks for ends one that nobody did. */
  async makeWay(manager: EntityManager): Promise<void> {
    const [yielding] = await manager.query<{ jobId: number }[]>(YIELDING);
    if (!yielding) return;
    try {
      await this.jobs.cancel(manager, yielding.jobId, GIVES_WAY);
    } catch (error) {
      // It ended by itself, or by another training that was asked for.
      if (!(error instanceof JobEndedError)) throw error;
    }
  }

  /** The model of a job that begins, and gives its id. @throws TrainingInProgressError */
  async begin(
    manager: EntityManager,
    actor: Actor | null,
    trigger: TrainingTrigger,
    jobId: number,
  ): Promise<number> {
    try {
      const values = [actor?.id ?? null, trigger, jobId];
      const [begun] = await manager.query<{ id: number }[]>(BEGIN, values);
      if (!begun) throw new Error('a training that begins has a model');
      return begun.id;
    } catch (error) {
      throw violatedUnique(error) ? new TrainingInProgressError() : error;
    }
  }

  /** The model that a job trains, whatever became of it. */
  async ofJob(scope: OrganizationScope, jobId: number): Promise<Model | undefined> {
    return (await this.models(scope).findOneBy({ jobId })) ?? undefined;
  }

  /** The job of the training that is under way on some instance. */
  async underWay(scope: OrganizationScope): Promise<number | undefined> {
    const where = { status: ModelStatus.Training };
    return (await this.models(scope).findOneBy(where))?.jobId ?? undefined;
  }

  /** Lets everybody see how far it is; whether the training still counts. */
  async report(scope: OrganizationScope, id: number, progress: number): Promise<boolean> {
    const where = { id, status: ModelStatus.Training };
    const { affected } = await this.models(scope).update(where, { progress });
    return affected === 1;
  }

  async fail(manager: EntityManager, jobId: number, error: string): Promise<void> {
    const failed = { status: ModelStatus.Failed, error };
    await manager.update(Model, { jobId, status: ModelStatus.Training }, failed);
  }

  /** Begins the training of a failed model anew. @throws TrainingInProgressError */
  async resume(manager: EntityManager, jobId: number): Promise<void> {
    const training = { status: ModelStatus.Training, error: null, progress: 0 };
    try {
      await manager.update(Model, { jobId, status: ModelStatus.Failed }, training);
    } catch (error) {
      throw violatedUnique(error) ? new TrainingInProgressError() : error;
    }
  }
  private models(scope: OrganizationScope): Repository<Model> {
    return this.database.of(scope).repository(Model);
  }
}
