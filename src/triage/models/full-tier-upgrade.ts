import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ConfiguredEncoder } from '../encoder/configured-encoder.js';
import { TrainingInProgressError } from './model.errors.js';
import { ModelsService } from './models.service.js';
import { TrainingService } from './training.service.js';

/**
 * The first model is trained without vectors, so that a new service is up soon; this trains one with
 * them afterwards, which takes over unless it is worse. It gives way to people: a training of theirs
 * ends this one, and what they activated stays.
 */
@Injectable()
export class FullTierUpgrade implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Training');
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly configured: ConfiguredEncoder,
    private readonly models: ModelsService,
    private readonly training: TrainingService,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.configured.encoder) return;
    this.running = this.upgrade().catch((error: unknown) => {
      this.logger.warn(`the first model stays: ${String(error)}`);
    });
  }

  /** Nest ends whoever depends on others before those: it falls to us to end the training. */
  async onModuleDestroy(): Promise<void> {
    await this.training.stop();
    await this.running;
  }

  private async upgrade(): Promise<void> {
    if ((await this.models.untouchedFirst()) === undefined) return;
    this.logger.log('training a model that knows messages by their meaning too');
    try {
      await this.training.run('full');
    } catch (error) {
      if (!(error instanceof TrainingInProgressError)) throw error;
    }
  }
}
