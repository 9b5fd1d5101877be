import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { OrganizationDirectory } from '../../identity/organizations/index.js';
import { DomainError } from '../../platform/common/errors/domain-error.js';
import { Recurring } from '../../platform/common/recurring.js';
import { Settings } from '../../platform/config/index.js';
import type { TrainingTrigger } from './model.entity.js';
import { NothingNewError, TrainingInProgressError } from './model.errors.js';
import { reasonToRetrain, type RetrainingRule } from './retraining-need.js';
import { ServiceTrainings } from './service-trainings.js';
import { TrainingService } from './training.service.js';

const LOOK_EVERY_MS = 5_000;
/** Where a training is due and cannot be, such as without anything new, it is not tried at once. */
const PAUSE_MS = 600_000;

/**
 * Trains anew by itself: after so many corrections, or every so many hours. Every instance looks;
 * that an organisation has one training at a time decides which of them begins it. Of all
 * organisations, that which has been due for longest comes first, and the next one after it: those
 * that people ask for need not wait behind many. One that lets nobody in waits until it does.
 */
@Injectable()
export class Retraining implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Training');
  private readonly rule: RetrainingRule;
  private readonly looking = new Recurring('see whether to train', LOOK_EVERY_MS, (signal) =>
    this.look(signal),
  );
  private readonly pausedUntil = new Map<number, number>();

  constructor(
    settings: Settings,
    private readonly trainings: ServiceTrainings,
    private readonly training: TrainingService,
    private readonly organizations: OrganizationDirectory,
  ) {
    const { retrainAfterCorrections, retrainEveryHours } = settings;
    this.rule = { afterCorrections: retrainAfterCorrections, everyHours: retrainEveryHours };
  }

  onApplicationBootstrap(): void {
    if (this.rule.afterCorrections === 0 && this.rule.everyHours === 0) return;
    this.looking.start({ atOnce: false });
  }

  onModuleDestroy(): Promise<void> {
    return this.looking.stop();
  }

  private async look(signal: AbortSignal): Promise<void> {
    if (await this.trainings.isUnderWay()) return;
    const states = await this.trainings.states(this.rule);
    for (const { organizationId, ...state } of states) {
      const reason = reasonToRetrain(this.rule, state);
      if (reason === undefined || this.isPaused(organizationId)) continue;
      if (!(await this.organizations.isServed(organizationId))) continue;
      if (signal.aborted || (await this.begin(organizationId, reason))) return;
    }
  }

  /** Whether a training of the organisation has begun. */
  private async begin(organization: number, reason: TrainingTrigger): Promise<boolean> {
    try {
      const id = await this.training.startFor(organization, reason, 'best');
      this.logger.log(`model ${id}: training because of ${reason}`);
      return true;
    } catch (error) {
      // Another instance does it.
      if (error instanceof TrainingInProgressError) return true;
      this.pause(organization, error);
      return false;
    }
  }

  private isPaused(organization: number): boolean {
    return Date.now() < (this.pausedUntil.get(organization) ?? 0);
  }

  private pause(organization: number, error: unknown): void {
    this.pausedUntil.set(organization, Date.now() + PAUSE_MS);
    if (error instanceof NothingNewError) return;
    const reason = error instanceof DomainError ? error.message : String(error);
    this.logger.warn(`no model is trained anew for now: ${reason}`);
  }
}
