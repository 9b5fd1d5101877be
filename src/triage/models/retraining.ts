import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DomainError } from '../../common/errors/domain-error.js';
import { Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { NothingNewError, TrainingInProgressError } from './model.errors.js';
import { reasonToRetrain, type RetrainingRule, type RetrainingState } from './retraining-need.js';
import { TrainingService } from './training.service.js';

const LOOK_EVERY_MS = 5_000;
/** Where a training is due and cannot be, such as without anything new, it is not tried at once. */
const PAUSE_MS = 600_000;

// A failed training counts for an hour: it is not tried again unless as many more came in. Where
// none is left that did not fail, every correction counts, and the schedule is overdue.
const STATE = {
  name: 'retraining_state',
  text: `
    WITH last AS (
      SELECT id, status, created_at FROM models WHERE status <> 'failed' ORDER BY id DESC LIMIT 1
    ), failure AS (
      SELECT max(created_at) AS at FROM models
      WHERE id > coalesce((SELECT id FROM last), 0) AND created_at > now() - interval '1 hour'
    )
    SELECT coalesce(last.status = 'training', false) AS "isTraining",
           coalesce(last.created_at <= now() - make_interval(hours => $2), true) AS "isOld",
           failure.at IS NOT NULL AS "failedLately",
           (SELECT count(*)::int FROM (
              SELECT FROM examples
              WHERE source = 'correction'
                AND created_at > coalesce(failure.at, last.created_at, '-infinity')
              LIMIT $1) AS since) AS corrections
    FROM failure LEFT JOIN last ON true`,
};

/**
 * Trains anew by itself: after so many corrections, or every so many hours. Every instance looks;
 * that one training is under way at a time decides which of them does it.
 */
@Injectable()
export class Retraining implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Training');
  private readonly rule: RetrainingRule;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private pausedUntil = 0;

  constructor(
    settings: Settings,
    private readonly database: Database,
    private readonly training: TrainingService,
  ) {
    const { retrainAfterCorrections, retrainEveryHours } = settings;
    this.rule = { afterCorrections: retrainAfterCorrections, everyHours: retrainEveryHours };
  }

  onApplicationBootstrap(): void {
    if (this.rule.afterCorrections === 0 && this.rule.everyHours === 0) return;
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  /** Nest ends whoever depends on others before those: it falls to us to end the training. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.training.stop();
    await this.running;
  }

  /** One look at a time; one that trains lasts until the model is there. */
  private look(): void {
    if (this.running || Date.now() < this.pausedUntil) return;
    this.running = this.retrainIfDue()
      .catch((error: unknown) => this.pause(error))
      .finally(() => (this.running = undefined));
  }

  private async retrainIfDue(): Promise<void> {
    const values = [this.rule.afterCorrections, this.rule.everyHours];
    const state = await this.database.runOne<RetrainingState>(STATE, values);
    const reason = reasonToRetrain(this.rule, state);
    if (reason === undefined) return;
    const { id, status } = await this.training.retrain(reason);
    this.logger.log(`model ${id}: trained because of ${reason}, and is ${status}`);
  }

  private pause(error: unknown): void {
    // Another instance does it.
    if (error instanceof TrainingInProgressError) return;
    this.pausedUntil = Date.now() + PAUSE_MS;
    if (error instanceof NothingNewError) return;
    const reason = error instanceof DomainError ? error.message : String(error);
    this.logger.warn(`no model is trained anew for now: ${reason}`);
  }
}
