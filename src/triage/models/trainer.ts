import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseAway } from '../../common/errors/database-away.js';
import type { Tier } from '../classifier/classification.js';
import { withIntentNames } from '../classifier/intent-names.js';
import type { Promotion } from '../evaluation/promotion.js';
import type { TrainingSet } from '../intents/examples.service.js';
import type { TrainingEmbeddings, TrainingProgress } from '../classifier/training.js';
import { PostgresEmbeddingCache } from '../encoder/cache/postgres-embedding-cache.js';
import { ConfiguredEncoder } from '../encoder/configured-encoder.js';
import { withSignal } from '../encoder/with-signal.js';
import { ActiveRecords } from './active-records.js';
import { dataHashOf } from './data-hash.js';
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
  /** Of its model, whose run has begun. */
  readonly id: number;
  readonly set: TrainingSet;
  readonly tier: WantedTier;
  /** Whether its model takes over by itself where it is not worse. */
  readonly promote: boolean;
}

const REPORT_EVERY_MS = 1_000;
const RETRY_EVERY_MS = 1_000;
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

  /** Trains, and writes down how it ended; never rejects. */
  async train(training: Training, shutdown: AbortSignal): Promise<void> {
    const { id } = training;
    this.tellHeldBack(training);
    const givenUp = new AbortController();
    const progress = new ProgressLog((line) => this.logger.log(`model ${id}: ${line}`));
    const heartbeat = setInterval(() => {
      this.runs.report(id, progress.done).then(
        (counts) => counts || givenUp.abort(new Error('It was given up meanwhile.')),
        (error: unknown) => this.logger.warn(String(error)),
      );
    }, REPORT_EVERY_MS);
    try {
      const signals = [shutdown, givenUp.signal];
      await withSignal({ signals }, async (signal) => {
        const finished = await this.work(training, progress, signal);
        const promotion = await this.store(id, finished, signal);
        clearInterval(heartbeat);
        await this.conclude(id, finished, promotion);
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (givenUp.signal.aborted) this.logger.log(`model ${id}: ${reason}`);
      else this.logger.error(`model ${id}: training failed: ${reason}`);
      await this.runs.fail(id, reason).catch(() => undefined);
    } finally {
      clearInterval(heartbeat);
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
    const activeBefore = (await this.models.active())?.id;
    const active = activeBefore === undefined ? undefined : await this.records.read(activeBefore);
    const job = { ...set, embeddings, active, quick: means.quick };
    const result = await trainInWorker(job, report, signal);
    return { result, dataHash: dataHashOf(training.set, means), activeBefore, promote };
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

  /** A database that is away for a while must not cost minutes of training. */
  private async store(
    id: number,
    finished: FinishedTraining,
    signal: AbortSignal,
  ): Promise<Promotion | undefined> {
    for (;;) {
      try {
        return await this.results.finish(id, finished);
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        this.logger.warn(
          `model ${id}: trained, and kept until the database is back: ${String(error)}`,
        );
        await sleep(RETRY_EVERY_MS, undefined, { signal }).catch(() => undefined);
        signal.throwIfAborted();
      }
    }
  }

  private async conclude(
    id: number,
    finished: FinishedTraining,
    promotion: Promotion | undefined,
  ): Promise<void> {
    if (promotion === undefined) {
      this.logger.warn(`model ${id}: trained, but given up meanwhile`);
      return;
    }
    for (const line of summaryOf(finished.result, promotion)) {
      this.logger.log(`model ${id}: ${line}`);
    }
    await this.cache.prune(new Date(Date.now() - UNUSED_MS)).catch((error: unknown) => {
      this.logger.warn(`vectors that are not used any more stay: ${String(error)}`);
    });
  }
}
