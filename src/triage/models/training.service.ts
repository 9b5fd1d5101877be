import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ConfiguredEncoder } from '../../language/encoders/index.js';
import type { Actor } from '../../platform/access/index.js';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { ExamplesService } from '../examples/index.js';
import { dataHashOf } from './data-hash.js';
import { type Model, TrainingTrigger } from './model.entity.js';
import { NothingNewError, TrainingInProgressError, UntrainableError } from './model.errors.js';
import { ModelsService } from './models.service.js';
import type { WantedTier } from './trainer.js';
import { TRAINING, type TrainingPayload } from './training-job.js';
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
  readonly scope: OrganizationScope;
  readonly actor: Actor | null;
  readonly trigger: TrainingTrigger;
  readonly tier: WantedTier;
}

interface BegunTraining {
  readonly modelId: number;
  readonly jobId: number;
}

/** Trains models from the examples, as jobs. */
@Injectable()
export class TrainingService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly examples: ExamplesService,
    private readonly models: ModelsService,
    private readonly runs: TrainingRuns,
    private readonly configured: ConfiguredEncoder,
  ) {}

  /**
   * Begins a training and returns its model at once; look at the model for progress and result. One
   * that the service began by itself gives way.
   * @throws UntrainableError, NothingNewError, TrainingInProgressError
   */
  async start(actor: Actor, wish: TrainingWish): Promise<Model> {
    const trigger = TrainingTrigger.Admin;
    const begun = await this.begin({ ...wish, scope: actor, actor, trigger, tier: 'best' });
    return this.models.get(actor, begun.modelId);
  }

  /**
   * Begins a training for nobody, whose model takes over where it is not worse.
   * @throws UntrainableError, NothingNewError, TrainingInProgressError
   */
  async startFor(
    scope: OrganizationScope,
    trigger: TrainingTrigger,
    tier: WantedTier,
    force = false,
  ): Promise<number> {
    const order = { scope, actor: null, trigger, tier, force, promote: true };
    return (await this.begin(order)).modelId;
  }

  /**
   * Trains what a new service needs, to the end, and gives the model, trained or failed.
   * @throws UntrainableError, TrainingInProgressError, InstanceStoppingError
   */
  async run(scope: OrganizationScope, tier: WantedTier): Promise<Model> {
    const trigger = TrainingTrigger.Startup;
    const order = { scope, actor: null, trigger, tier, force: true, promote: true };
    const begun = await this.begin(order);
    await this.jobs.attend(begun.jobId);
    return this.models.get(scope, begun.modelId);
  }

  /**
   * As `run`, but where a training is under way, or its instance died, gives the model of that one.
   */
  async runInTurn(scope: OrganizationScope, tier: WantedTier): Promise<Model> {
    for (;;) {
      try {
        return await this.run(scope, tier);
      } catch (error) {
        if (!(error instanceof TrainingInProgressError)) throw error;
      }
      const other = await this.runs.underWay(scope);
      if (other === undefined) {
        await sleep(WAIT_MS);
        continue;
      }
      const status = await this.jobs.attend(other);
      const model = await this.runs.ofJob(scope, other);
      if (status === 'completed' && model) return model;
    }
  }

  private async begin(order: TrainingOrder): Promise<BegunTraining> {
    const { scope, actor, trigger, tier, promote } = order;
    await this.assertWorthwhile(order);
    return this.database.of(scope).transaction(async (manager) => {
      if (actor) await this.runs.makeWay(manager);
      const payload: TrainingPayload = { tier, promote };
      const jobId = await this.jobs.enqueue(manager, TRAINING, payload, {
        owner: actor ?? organizationOf(scope),
      });
      return { jobId, modelId: await this.runs.begin(manager, actor, trigger, jobId) };
    });
  }

  private async assertWorthwhile({ scope, tier, force }: TrainingOrder): Promise<void> {
    const set = await this.examples.trainingSet(scope);
    const intents = new Set(set.examples.map(({ intent }) => intent)).size;
    if (intents < 2) throw new UntrainableError(intents);
    const quick = tier === 'lexical';
    const encoder = quick ? null : (this.configured.encoder?.id ?? null);
    const known = await this.models.newestDataHash(scope);
    const isNew = (await dataHashOf(set, { encoder, quick })) !== known;
    if (!isNew && !force) throw new NothingNewError();
  }
}
