import { Injectable, Logger } from '@nestjs/common';
import {
  ConfiguredEncoder,
  PostgresEmbeddingCache,
  withSignal,
} from '../../language/encoders/index.js';
import type { JobRun } from '../../platform/jobs/index.js';
import {
  type Promotion,
  type Tier,
  type TrainingEmbeddings,
  type TrainingProgress,
  withIntentNames,
} from '../core/index.js';
import type { TrainingSet } from '../examples/index.js';
import { ActiveRecords } from './active-records.js';
import { dataHashOf } from './data-hash.js';
import { GivenUpError } from './model.errors.js';
import { modelLanguages } from './model-languages.js';
import { ModelsService } from './models.service.js';
import { ProgressLog } from './progress-log.js';
import { trainInWorker } from './train-in-worker.js';
import { summaryOf } from './training-log.js';
import { type FinishedTraining, TrainingResults } from './training-results.js';
import { TrainingRuns } from './training-runs.js';
import { embedTrainingSet } from './training-vectors.js';

/**
 * Which model is wanted: `lexical` as soon as possible, `full` with the encoder or none, `best` with
 * it where it works.
 */
export type WantedTier = Tier | 'best';

/** One training to carry out. */
export interface Training {
  readonly organizationId: number;
  /** Of its model, whose run has begun. */
  readonly id: number;
  readonly set: TrainingSet;
  readonly tier: WantedTier;
  /** Whether its model takes over by itself where it is not worse. */
  readonly promote: boolean;
}

const REPORT_EVERY_MS = 1_000;
const UNUSED_MS = 30 * 24 * 60 * 60 * 1000;
/** What the vectors are of the whole work, where none of them is kept from an earlier training. */
const EMBEDDINGS_SHARE = 0.3;

/** Carries one training out: the vectors, then the model on a thread of its own. */
@Injectable()
export class Trainer {
  private readonly logger = new Logger('Training');

  constructor(
    private readonly runs: TrainingRuns,
    private readonly results: TrainingResults,
    private readonly models: ModelsService,
    private readonly records: ActiveRecords,
    private readonly configured: ConfiguredEncoder,
    private readonly cache: PostgresEmbeddingCache,
  ) {}

  /** Trains, and completes the job with the model; how it fails is for the job to write down. */
  async train(training: Training, job: JobRun): Promise<void> {
    const { id } = training;
    this.tellHeldBack(training);
    const givenUp = new AbortController();
    const progress = new ProgressLog((line) => this.logger.log(`model ${id}: ${line}`));
    const reporting = setInterval(() => {
      job.report(progress.done);
      this.runs.report(training, id, progress.done).then(
        (counts) => counts || givenUp.abort(new GivenUpError()),
        (error: unknown) => this.logger.warn(String(error)),
      );
    }, REPORT_EVERY_MS);
    try {
      const signals = [job.signal, givenUp.signal];
      const finished = await withSignal({ signals }, (signal) =>
        this.work(training, progress, signal),
      );
      clearInterval(reporting);
      const promotion = await this.complete(training, finished, job);
      await this.conclude(id, finished, promotion);
    } catch (error) {
      this.tellEnd(id, error, givenUp.signal.aborted || job.signal.aborted);
      throw error;
    } finally {
      clearInterval(reporting);
    }
  }

  private tellHeldBack({ id, set }: Training): void {
    if (set.heldBack === 0) return;
    this.logger.warn(
      `model ${id}: ${set.heldBack} examples are held back, because people put the same text ` +
        'under different intents; GET /api/v1/triage/labels/contradictions lists them',
    );
  }

  private async work(
    training: Training,
    progress: ProgressLog,
    signal: AbortSignal,
  ): Promise<FinishedTraining> {
    const { tier, promote } = training;
    const set = { ...training.set, examples: withIntentNames(training.set.examples) };
    const embeddings = await this.embed({ ...training, set }, progress, signal);
    const { done: start } = progress;
    const report = ({ stage, done }: TrainingProgress) =>
      progress.report({ stage, done: start + (1 - start) * done });
    const means = { encoder: embeddings?.encoder ?? null, quick: tier === 'lexical' };
    const activeBefore = (await this.models.active(training))?.id;
    const active =
      activeBefore === undefined ? undefined : await this.records.read(training, activeBefore);
    const job = { ...set, embeddings, active, quick: means.quick };
    const result = await trainInWorker(job, report, signal);
    const dataHash = await dataHashOf(training.set, means);
    const languages = await modelLanguages(training.set.examples);
    return { result, dataHash, languages, activeBefore, promote };
  }

  private async embed(
    { id, set, tier }: Training,
    progress: ProgressLog,
    signal: AbortSignal,
  ): Promise<TrainingEmbeddings | undefined> {
    const { encoder } = this.configured;
    if (!encoder || tier === 'lexical') return undefined;
    const onProgress = (done: number, total: number) =>
      progress.report({ stage: 'embeddings', done: (EMBEDDINGS_SHARE * done) / total });
    try {
      return await embedTrainingSet(encoder, this.cache, set, { onProgress, signal });
    } catch (error) {
      if (signal.aborted || tier === 'full') throw error;
      this.logger.warn(
        `model ${id}: there are no vectors, it will know messages by their words alone: ${String(error)}`,
      );
      return undefined;
    }
  }

  private async complete(
    { organizationId, id }: Training,
    finished: FinishedTraining,
    job: JobRun,
  ): Promise<Promotion> {
    const { promotion } = await job.complete(async (manager) => {
      const became = await this.results.finish(manager, organizationId, id, finished);
      if (became === undefined) throw new GivenUpError();
      return { modelId: id, promotion: became };
    });
    if (promotion === 'promoted') await this.results.tell(organizationId, id);
    return promotion;
  }

  private async conclude(
    id: number,
    finished: FinishedTraining,
    promotion: Promotion,
  ): Promise<void> {
    for (const line of summaryOf(finished.result, promotion)) {
      this.logger.log(`model ${id}: ${line}`);
    }
    await this.cache.prune(new Date(Date.now() - UNUSED_MS)).catch((error: unknown) => {
      this.logger.warn(`vectors that are not used any more stay: ${String(error)}`);
    });
  }

  private tellEnd(id: number, error: unknown, wasEnded: boolean): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (wasEnded) this.logger.log(`model ${id}: ${reason}`);
    else this.logger.error(`model ${id}: training failed: ${reason}`);
  }
}
