import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../../users/actor.js';
import { ExamplesService } from '../intents/examples.service.js';
import type { Model } from './model.entity.js';
import { TrainingInProgressError, UntrainableError } from './model.errors.js';
import { ModelsService } from './models.service.js';
import { Trainer, type WantedTier } from './trainer.js';
import { TrainingRuns } from './training-runs.js';

const WAIT_MS = 500;

interface BegunTraining {
  readonly id: number;
  readonly end: Promise<void>;
}

/** Trains models from the examples, in the background of this instance. */
@Injectable()
export class TrainingService implements OnModuleDestroy {
  private readonly shutdown = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly examples: ExamplesService,
    private readonly models: ModelsService,
    private readonly runs: TrainingRuns,
    private readonly trainer: Trainer,
  ) {}

  /**
   * Begins a training and returns its model at once; look at the model for progress and result. One
   * that the service began by itself gives way.
   * @throws UntrainableError, TrainingInProgressError
   */
  async start(actor: Actor): Promise<Model> {
    const { id } = await this.begin(actor, 'best');
    return this.models.get(id);
  }

  /**
   * Trains for nobody, to the end, and gives the model, trained or failed.
   * @throws UntrainableError, TrainingInProgressError
   */
  async run(tier: WantedTier): Promise<Model> {
    const { id, end } = await this.begin(null, tier);
    await end;
    return this.models.get(id);
  }

  /** The same, after a training that is under way elsewhere, or whose instance died. */
  async runInTurn(tier: WantedTier): Promise<Model> {
    for (;;) {
      try {
        return await this.run(tier);
      } catch (error) {
        if (!(error instanceof TrainingInProgressError)) throw error;
        await sleep(WAIT_MS, undefined, { signal: this.shutdown.signal });
      }
    }
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  /** Interrupts what is under way and refuses what comes later. */
  async stop(): Promise<void> {
    this.shutdown.abort(new Error('The training was interrupted.'));
    await Promise.all(this.running);
  }

  private async begin(actor: Actor | null, tier: WantedTier): Promise<BegunTraining> {
    const set = await this.examples.trainingSet();
    const intents = new Set(set.examples.map(({ intent }) => intent)).size;
    if (intents < 2) throw new UntrainableError(intents);
    this.shutdown.signal.throwIfAborted();
    const id = await this.runs.begin(actor);
    const end = this.trainer.train({ id, set, tier }, this.shutdown.signal);
    this.running.add(end);
    void end.then(() => this.running.delete(end));
    return { id, end };
  }
}
