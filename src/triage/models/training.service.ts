import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { Database } from '../../database/database.js';
import { ConfiguredEncoder } from '../encoder/configured-encoder.js';
import { ExamplesService } from '../intents/examples.service.js';
import { dataHashOf } from './data-hash.js';
import { type Model, TrainingTrigger } from './model.entity.js';
import { NothingNewError, TrainingInProgressError, UntrainableError } from './model.errors.js';
import { ModelsService } from './models.service.js';
import { Trainer, type Training, type WantedTier } from './trainer.js';
import { TrainingRuns } from './training-runs.js';

const WAIT_MS = 500;

/** How an admin wants a training. */
export interface TrainingWish {
  /** Whether the model takes over by itself where it is not worse. */
  readonly promote: boolean;
  /** Whether to train although there is nothing new to learn. */
  readonly force: boolean;
}

interface TrainingOrder extends TrainingWish {
  readonly actor: Actor | null;
  readonly trigger: TrainingTrigger;
  readonly tier: WantedTier;
}

interface BegunTraining {
  readonly id: number;
  /** Does the work; once its row is committed. */
  readonly train: () => Promise<void>;
}

/** Trains models from the examples, in the background of this instance. */
@Injectable()
export class TrainingService implements OnModuleDestroy {
  private readonly shutdown = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly examples: ExamplesService,
    private readonly models: ModelsService,
    private readonly runs: TrainingRuns,
    private readonly trainer: Trainer,
    private readonly configured: ConfiguredEncoder,
  ) {}

  /**
   * Begins a training and returns its model at once; look at the model for progress and result. One
   * that the service began by itself gives way.
   * @throws UntrainableError, NothingNewError, TrainingInProgressError
   */
  async start(actor: Actor, wish: TrainingWish): Promise<Model> {
    const { id, train } = await this.begin({
      ...wish,
      actor,
      trigger: TrainingTrigger.Admin,
      tier: 'best',
    });
    await this.database.afterCommit(() => {
      void train();
      return Promise.resolve();
    });
    return this.models.get(id);
  }

  /**
   * Trains what a new service needs, to the end, and gives the model, trained or failed.
   * @throws UntrainableError, TrainingInProgressError
   */
  run(tier: WantedTier): Promise<Model> {
    return this.complete({ trigger: TrainingTrigger.Startup, tier, force: true });
  }

  /**
   * Trains anew for nobody, to the end, and gives the model, trained or failed.
   * @throws UntrainableError, NothingNewError, TrainingInProgressError
   */
  retrain(trigger: TrainingTrigger): Promise<Model> {
    return this.complete({ trigger, tier: 'best', force: false });
  }

  /** As `run`, after a training that is under way elsewhere, or whose instance died. */
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

  private async complete(order: Omit<TrainingOrder, 'actor' | 'promote'>): Promise<Model> {
    const { id, train } = await this.begin({ ...order, actor: null, promote: true });
    await train();
    return this.models.get(id);
  }

  private async begin(order: TrainingOrder): Promise<BegunTraining> {
    const { actor, trigger, tier, promote } = order;
    const set = await this.examples.trainingSet();
    const intents = new Set(set.examples.map(({ intent }) => intent)).size;
    if (intents < 2) throw new UntrainableError(intents);
    const quick = tier === 'lexical';
    const encoder = quick ? null : (this.configured.encoder?.id ?? null);
    const isNew = dataHashOf(set, { encoder, quick }) !== (await this.models.newestDataHash());
    if (!isNew && !order.force) throw new NothingNewError();
    this.shutdown.signal.throwIfAborted();
    const id = await this.runs.begin(actor, trigger);
    return { id, train: () => this.train({ id, set, tier, promote }) };
  }

  private async train(training: Training): Promise<void> {
    const end = this.trainer.train(training, this.shutdown.signal);
    this.running.add(end);
    await end;
    this.running.delete(end);
  }
}
