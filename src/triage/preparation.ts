import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { organizationCreated } from '../identity/organizations/index.js';
import { Semaphore } from '../platform/common/semaphore.js';
import { Database, LOCKS, lockWithin } from '../platform/database/index.js';
import { Events } from '../platform/events/index.js';
import { StarterLoader } from './examples/index.js';
import {
  type Model,
  ModelsService,
  ModelStatus,
  PrebuiltModels,
  TrainingInProgressError,
  TrainingService,
  TrainingTrigger,
} from './models/index.js';
import { PolicyService } from './policy/index.js';

/** Trains the first model of an organisation, and gives it where it was waited for. */
type Training = (organization: number) => Promise<Model | undefined>;

/**
 * Makes organisations able to triage: policy, taxonomy and first model. Of several instances one
 * does it, and the others wait for the result.
 */
@Injectable()
export class Preparation implements OnModuleDestroy {
  private readonly logger = new Logger('Triage');
  private readonly prepared = new Map<number, Promise<void>>();
  /** Each has a model in its hands. */
  private readonly turns = new Semaphore(1);
  private readonly renewals = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly starter: StarterLoader,
    private readonly policies: PolicyService,
    private readonly models: ModelsService,
    private readonly prebuilt: PrebuiltModels,
    private readonly training: TrainingService,
    events: Events,
  ) {
    // Whoever does not hear of it does so at the first message.
    events.listen(organizationCreated, {
      heard: ({ organizationId }) => {
        void this.prepare(organizationId).catch(() => undefined);
        return Promise.resolve();
      },
      resync: () => Promise.resolve(),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.renewals);
  }

  /**
   * Gives an organisation what it lacks; done once, and where it fails, at the next call again. One
   * whose taxonomy is its own is not waited for until it is trained on.
   */
  prepare(organization: number): Promise<void> {
    const known = this.prepared.get(organization);
    if (known) return known;
    const preparing = this.prepareNow(organization).catch((error: unknown) => {
      this.prepared.delete(organization);
      this.logger.error(`organisation ${organization} is not prepared yet: ${String(error)}`);
      throw error;
    });
    this.prepared.set(organization, preparing);
    return preparing;
  }

  /**
   * Looks for a model to classify with, or makes one; without it all tickets go to people. Whoever
   * calls it holds the lock of the organisation.
   */
  async findFirstModel(organization: number, train: Training): Promise<void> {
    try {
      const model =
        (await this.models.newestReady(organization)) ?? (await this.make(organization, train));
      if (model?.status === ModelStatus.Ready)
        await this.models.activateFor(organization, model.id);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.error(`there is no model, every ticket goes to a person: ${reason}`);
    }
  }

  /**
   * Replaces a model of an earlier version of this service. Tickets go to people meanwhile: nobody
   * waits for it.
   */
  renew(organization: number): void {
    const renewal = this.renewNow(organization).finally(() => this.renewals.delete(renewal));
    this.renewals.add(renewal);
  }

  private async prepareNow(organization: number): Promise<void> {
    await this.policies.adoptSettings(organization);
    if (await this.models.active(organization)) return;
    const lock = lockWithin(LOCKS.triage, organization);
    await this.turns.run(() =>
      this.database.withLock(lock, async () => {
        if (await this.models.active(organization)) return;
        await this.findFirstModel(organization, (it) => this.beginTraining(it));
      }),
    );
  }

  private async make(organization: number, train: Training): Promise<Model | undefined> {
    await this.starter.load(organization);
    return (await this.prebuilt.adopt(organization)) ?? (await train(organization));
  }

  private async beginTraining(organization: number): Promise<undefined> {
    try {
      await this.training.startFor(organization, TrainingTrigger.Startup, 'best', true);
    } catch (error) {
      // Another instance does it; this one learns of the new model from it.
      if (!(error instanceof TrainingInProgressError)) throw error;
    }
  }

  private async renewNow(organization: number): Promise<void> {
    try {
      this.logger.warn('training a model in place of the one of another version');
      await this.beginTraining(organization);
    } catch (error) {
      this.logger.error(`the model of another version stays: ${String(error)}`);
    }
  }
}
