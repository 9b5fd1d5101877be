import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LOCKS, withAdvisoryLock } from '../database/advisory-lock.js';
import { ActiveTriage } from './active-triage.js';
import { StarterLoader } from './intents/starter/starter-loader.js';
import { ModelsService } from './models/models.service.js';
import { TrainingRuns } from './models/training-runs.js';
import { TrainingService } from './models/training.service.js';
import { PolicyService } from './policy/policy.service.js';

/**
 * Makes a new service able to triage: taxonomy, policy and first model. Of several instances that
 * start at once, one does it and the others wait for the result.
 */
@Injectable()
export class TriageStartup implements OnModuleInit {
  private readonly logger = new Logger('Triage');

  constructor(
    private readonly dataSource: DataSource,
    private readonly starter: StarterLoader,
    private readonly policies: PolicyService,
    private readonly models: ModelsService,
    private readonly runs: TrainingRuns,
    private readonly training: TrainingService,
    private readonly active: ActiveTriage,
  ) {}

  async onModuleInit(): Promise<void> {
    await withAdvisoryLock(this.dataSource, LOCKS.triage, async () => {
      await this.policies.adoptSettings();
      if (!(await this.models.hasTrained())) await this.trainFirstModel();
    });
    await this.active.refresh();
  }

  private async trainFirstModel(): Promise<void> {
    await this.starter.load();
    // Only a start that was cut off can have left one: nobody else trains before the first model.
    await this.runs.giveUp('0 seconds');
    this.logger.log('training the first model');
    const { id } = await this.training.start(null);
    await this.training.finished();
    const { error } = await this.models.get(id);
    if (error)
      this.logger.error('there is no model: every ticket is escalated until one is trained');
    else await this.models.activate(id);
  }
}
