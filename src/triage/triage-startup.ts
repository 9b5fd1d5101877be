import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { languageDetector } from '../language/detection/index.js';
import { Database, DEFAULT_ORGANIZATION, LOCKS } from '../platform/database/index.js';
import { ActiveTriage } from './active-triage.js';
import { ModelsService, TrainingService } from './models/index.js';
import { PolicyService } from './policy/index.js';
import { Preparation } from './preparation.js';

/**
 * Makes a new service able to triage for its default organisation. Of several instances that start at
 * once, one does it and the others wait for the result.
 */
@Injectable()
export class TriageStartup implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger('Triage');

  constructor(
    private readonly database: Database,
    private readonly policies: PolicyService,
    private readonly models: ModelsService,
    private readonly training: TrainingService,
    private readonly preparation: Preparation,
    private readonly active: ActiveTriage,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.database.withLock(LOCKS.triage, async () => {
      await this.policies.adoptSettings(DEFAULT_ORGANIZATION);
      if (await this.models.active(DEFAULT_ORGANIZATION)) return;
      await this.preparation.findFirstModel(DEFAULT_ORGANIZATION, (organization) => {
        // Quickly and without vectors, so that the service is up soon; a better one follows.
        this.logger.log('training the first model');
        return this.training.runInTurn(organization, 'lexical');
      });
    });
    await this.active.load();
  }

  /** The first message needs it, and the start does not wait. */
  onApplicationBootstrap(): void {
    languageDetector().catch((error: unknown) => {
      this.logger.error(`the language of messages cannot be told: ${String(error)}`);
    });
  }
}
