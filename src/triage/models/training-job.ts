import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type JobRun, Jobs, type JobType, type UnfinishedJob } from '../../platform/jobs/index.js';
import { ExamplesService } from '../examples/index.js';
import { ModelStatus } from './model.entity.js';
import { GivenUpError } from './model.errors.js';
import { Trainer, type WantedTier } from './trainer.js';
import { TrainingRuns } from './training-runs.js';

export const TRAINING = 'training';

/** How a training is to be done; what of is read when it begins. */
export interface TrainingPayload {
  readonly tier: WantedTier;
  /** Whether its model takes over by itself where it is not worse. */
  readonly promote: boolean;
}

/** Trains models as jobs: one at a time of all organisations, which threads and memory allow, on whichever instance. */
@Injectable()
export class TrainingJob implements JobType<TrainingPayload>, OnModuleDestroy {
  readonly name = TRAINING;
  readonly concurrency = 1;
  // Examples that cannot be trained on cannot be in a minute either.
  readonly retryLimit = 0;

  constructor(
    private readonly jobs: Jobs,
    private readonly runs: TrainingRuns,
    private readonly trainer: Trainer,
    private readonly examples: ExamplesService,
  ) {
    jobs.handle(this);
  }

  /** Nest ends whoever depends on others before those: it falls to us to end what needs them. */
  onModuleDestroy(): Promise<void> {
    return this.jobs.stop();
  }

  async run(job: JobRun<TrainingPayload>): Promise<undefined> {
    const { organizationId } = job;
    const model = await this.runs.ofJob(organizationId, job.id);
    if (model?.status !== ModelStatus.Training) throw new GivenUpError();
    job.at(`model:${model.id}`);
    const set = await this.examples.trainingSet(organizationId);
    await this.trainer.train({ ...job.payload, organizationId, id: model.id, set }, job);
  }

  onUnfinished(manager: EntityManager, { id, error }: UnfinishedJob): Promise<void> {
    return this.runs.fail(manager, id, error);
  }

  onRetry(manager: EntityManager, id: number): Promise<void> {
    return this.runs.resume(manager, id);
  }
}
