import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { OrganizationDirectory } from '../../identity/organizations/index.js';
import { ConfiguredEncoder } from '../../language/encoders/index.js';
import { Recurring } from '../../platform/common/recurring.js';
import { TrainingTrigger } from './model.entity.js';
import { TrainingInProgressError } from './model.errors.js';
import { ServiceTrainings } from './service-trainings.js';
import { TrainingService } from './training.service.js';

const LOOK_EVERY_MS = 60_000;

/**
 * The first model is trained without vectors, so that a new service is up soon; this trains one with
 * them afterwards, which takes over unless it is worse. So it does where a model was trained with an
 * encoder of before. It gives way to people: a training of theirs ends this one, and what they
 * activated stays. Organisations have their turns one by one, the oldest model first, and each once.
 */
@Injectable()
export class FullTierUpgrade implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Training');
  private readonly looking = new Recurring('improve first models', LOOK_EVERY_MS, () =>
    this.look(),
  );
  private readonly tried = new Set<number>();

  constructor(
    private readonly configured: ConfiguredEncoder,
    private readonly trainings: ServiceTrainings,
    private readonly training: TrainingService,
    private readonly organizations: OrganizationDirectory,
  ) {}

  onApplicationBootstrap(): void {
    if (this.configured.encoder) this.looking.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.looking.stop();
  }

  private async waiting(): Promise<number[]> {
    const { encoder, formerIds } = this.configured;
    const untouched = await this.trainings.withUntouchedFirst();
    if (!encoder || formerIds.length === 0) return untouched;
    return [...untouched, ...(await this.trainings.withFormerEncoder(formerIds, encoder.id))];
  }

  private async nextOf(waiting: readonly number[]): Promise<number | undefined> {
    for (const organization of waiting) {
      if (this.tried.has(organization)) continue;
      if (await this.organizations.isServed(organization)) return organization;
    }
    return undefined;
  }

  private async look(): Promise<void> {
    if (await this.trainings.isUnderWay()) return;
    const next = await this.nextOf(await this.waiting());
    if (next === undefined) return;
    this.tried.add(next);
    this.logger.log('training a model that knows messages by their meaning, as it is seen now');
    try {
      await this.training.startFor(next, TrainingTrigger.Startup, 'full', true);
    } catch (error) {
      if (error instanceof TrainingInProgressError) return;
      this.logger.warn(`the model stays as it is: ${String(error)}`);
    }
  }
}
