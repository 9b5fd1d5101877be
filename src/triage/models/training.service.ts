import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../../users/actor.js';
import type { TrainingProgress } from '../classifier/training.js';
import { ExamplesService } from '../intents/examples.service.js';
import type { Model } from './model.entity.js';
import { TrainingInProgressError, UntrainableError } from './model.errors.js';
import { ModelsService } from './models.service.js';
import { trainInWorker } from './train-in-worker.js';
import { TrainingRuns } from './training-runs.js';
import type { TrainingJob } from './training-worker.js';

const REPORT_EVERY_MS = 1_000;
const WAIT_MS = 500;

/** Trains models from the examples, in the background of this instance. */
@Injectable()
export class TrainingService implements OnModuleDestroy {
  private readonly logger = new Logger('Training');
  private readonly shutdown = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly examples: ExamplesService,
    private readonly models: ModelsService,
    private readonly runs: TrainingRuns,
  ) {}

  /**
   * Begins a training and returns its model at once; look at the model for progress and result.
   * @throws UntrainableError, TrainingInProgressError
   */
  async start(actor: Actor | null): Promise<Model> {
    const job = await this.examples.trainingSet();
    const intents = new Set(job.examples.map(({ intent }) => intent)).size;
    if (intents < 2) throw new UntrainableError(intents);
    this.shutdown.signal.throwIfAborted();
    const id = await this.runs.begin(actor);
    this.running = this.train(id, job);
    return this.models.get(id);
  }

  /**
   * Trains to the end and gives the model, trained or failed. It waits for a training that is under
   * way elsewhere, or whose instance died.
   */
  async run(actor: Actor | null): Promise<Model> {
    for (;;) {
      try {
        const { id } = await this.start(actor);
        await this.running;
        return await this.models.get(id);
      } catch (error) {
        if (!(error instanceof TrainingInProgressError)) throw error;
        await sleep(WAIT_MS, undefined, { signal: this.shutdown.signal });
      }
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.shutdown.abort();
    await this.running;
  }

  private async train(id: number, job: TrainingJob): Promise<void> {
    let done = 0;
    const report = (progress: TrainingProgress): void => {
      if (Math.floor(progress.done * 10) > Math.floor(done * 10)) {
        this.logger.log(`model ${id}: ${Math.floor(progress.done * 100)} % (${progress.stage})`);
      }
      done = progress.done;
    };
    const heartbeat = setInterval(() => {
      this.runs.report(id, done).catch((error: unknown) => this.logger.warn(String(error)));
    }, REPORT_EVERY_MS);
    try {
      const trained = await trainInWorker(job, report, this.shutdown.signal);
      clearInterval(heartbeat);
      if (!(await this.runs.finish(id, trained))) {
        this.logger.warn(`model ${id}: trained, but given up meanwhile for its silence`);
      } else {
        const { accuracy, examples, intents, seconds } = trained.metrics;
        this.logger.log(
          `model ${id}: trained on ${examples} examples of ${intents} intents in ${seconds.toFixed(1)} s; ` +
            `held-out accuracy by cross-validation ${(accuracy * 100).toFixed(1)} %`,
        );
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.error(`model ${id}: training failed: ${reason}`);
      await this.runs.fail(id, reason).catch(() => undefined);
    } finally {
      clearInterval(heartbeat);
    }
  }
}
