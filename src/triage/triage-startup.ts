import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LOCKS, withAdvisoryLock } from '../database/advisory-lock.js';
import { ActiveTriage } from './active-triage.js';
import { StarterLoader } from './intents/starter/starter-loader.js';
import { ModelsService } from './models/models.service.js';
import { type Model, ModelStatus } from './models/model.entity.js';
import { TrainingInProgressError } from './models/model.errors.js';
import { TrainingService } from './models/training.service.js';
import { PolicyService } from './policy/policy.service.js';

/**
 * Makes a new service able to triage: taxonomy, policy and first model. Of several instances that
 * start at once, one does it and the others wait for the result.
 */
@Injectable()
export class TriageStartup implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Triage');
  private renewal: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly starter: StarterLoader,
    private readonly policies: PolicyService,
    private readonly models: ModelsService,
    private readonly training: TrainingService,
    private readonly active: ActiveTriage,
  ) {}

  async onModuleInit(): Promise<void> {
    await withAdvisoryLock(this.dataSource, LOCKS.triage, async () => {
      await this.policies.adoptSettings();
      if (!(await this.models.active())) await this.findFirstModel();
    });
    await this.active.load();
    if (this.active.isOutdated) this.renewal = this.renewModel();
  }

  async onModuleDestroy(): Promise<void> {
    await this.renewal;
  }

  /**
   * Replaces a model of an earlier version of this service. Tickets go to people meanwhile: nobody
   * has to wait for the start.
   */
  private async renewModel(): Promise<void> {
    try {
      this.logger.warn('training a model in place of the one of another version');
      await this.training.run('best');
    } catch (error) {
      // Another instance does it; this one learns of the new model from it.
      if (error instanceof TrainingInProgressError) return;
      this.logger.error(`the model of another version stays: ${String(error)}`);
    }
  }

  /** Without a model the service still takes tickets: all of them go to people. */
  private async findFirstModel(): Promise<void> {
    try {
      const model = (await this.models.newestReady()) ?? (await this.trainFirstModel());
      if (model.status === ModelStatus.Ready) await this.models.activate(null, model.id);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.error(`there is no model, every ticket goes to a person: ${reason}`);
    }
  }

  private async trainFirstModel(): Promise<Model> {
    await this.starter.load();
    // Quickly and without vectors, so that the service is up soon; a better one follows.
    this.logger.log('training the first model');
    return this.training.runInTurn('lexical');
  }
}
