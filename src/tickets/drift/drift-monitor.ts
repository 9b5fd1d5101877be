import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Database } from '../../database/database.js';
import {
  compareAppearance,
  DRIFT_WINDOW,
  type DriftComparison,
  type DriftStatus,
  type Sighting,
} from '../../triage/guarantee/drift.js';
import { ModelsService } from '../../triage/models/models.service.js';

const LAST_DECISIONS = {
  name: 'last_decisions_of_model',
  text: `SELECT confidence, familiar, known_share AS "knownShare" FROM decisions
         WHERE model_id = $1 AND confidence IS NOT NULL
         ORDER BY id DESC LIMIT ${DRIFT_WINDOW.most}`,
};

const INTERVAL_MS = 60_000;

/** How the last tickets of the active model compare with what it was judged by. */
export interface Drift extends DriftComparison {
  /** The active model; none before the first training. */
  readonly modelId: number | null;
  /** How many of its last tickets were looked at. */
  readonly tickets: number;
}

const UNKNOWN: Drift = { modelId: null, tickets: 0, status: 'unknown', signals: [] };

/**
 * Looks every minute whether the tickets still look like what the active model was judged by, and
 * says so in the log when that changes. Every instance does, because every one tells its readiness.
 */
@Injectable()
export class DriftMonitor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Drift');
  private last: Drift = UNKNOWN;
  private timer: NodeJS.Timeout | undefined;
  private watching: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly models: ModelsService,
  ) {}

  /** As of the last look. */
  get status(): DriftStatus {
    return this.last.status;
  }

  onApplicationBootstrap(): void {
    const watch = (): void => {
      this.watching = this.watching.then(() => this.watch());
    };
    this.timer = setInterval(watch, INTERVAL_MS).unref();
    watch();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.watching;
  }

  /** Compares as of now. */
  async look(): Promise<Drift> {
    const drift = await this.compare();
    this.report(this.last, drift);
    this.last = drift;
    return drift;
  }

  private async compare(): Promise<Drift> {
    const active = await this.models.activeAppearance();
    if (!active) return UNKNOWN;
    const recent = await this.database.run<Sighting>(LAST_DECISIONS, [active.id]);
    const comparison = active.appearance
      ? compareAppearance(active.appearance, recent)
      : ({ status: 'unknown', signals: [] } as const);
    return { modelId: active.id, tickets: recent.length, ...comparison };
  }

  private async watch(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      this.logger.error(`cannot look for drift now: ${String(error)}`);
    }
  }

  private report(before: Drift, now: Drift): void {
    const isNew = before.status !== 'drifted' || before.modelId !== now.modelId;
    if (now.status === 'drifted' && isNew) {
      const signals = now.signals.filter(({ drifted }) => drifted).map(({ signal }) => signal);
      this.logger.warn(
        `the last ${now.tickets} tickets are unlike what model ${now.modelId} was judged by ` +
          `(${signals.join(', ')}): its error rate is not promised for them`,
      );
    }
    if (now.status !== 'drifted' && before.status === 'drifted') {
      this.logger.log(`the drift of model ${before.modelId} is over: ${now.status} now`);
    }
  }
}
