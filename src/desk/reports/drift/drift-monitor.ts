import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Recurring } from '../../../platform/common/recurring.js';
import {
  Database,
  organizationOf,
  type OrganizationScope,
} from '../../../platform/database/index.js';
import {
  compareAppearance,
  DRIFT_WINDOW,
  type DriftComparison,
  type DriftStatus,
  type Sighting,
} from '../../../triage/core/index.js';
import { ModelsService } from '../../../triage/models/index.js';

const LAST_DECISIONS = {
  name: 'last_decisions_of_model',
  text: `SELECT confidence, familiar, known_share AS "knownShare" FROM decisions
         WHERE organization_id = $1 AND model_id = $2 AND confidence IS NOT NULL
         ORDER BY id DESC LIMIT ${DRIFT_WINDOW.most}`,
};

// From one organisation to the next in an index, however many decisions each has.
const ORGANIZATIONS = {
  name: 'organizations_with_decisions',
  text: `WITH RECURSIVE found AS (
           SELECT min(organization_id) AS id FROM decisions
           UNION ALL
           SELECT (SELECT min(organization_id) FROM decisions WHERE organization_id > found.id)
           FROM found WHERE found.id IS NOT NULL
         )
         SELECT id FROM found WHERE id IS NOT NULL`,
};

const INTERVAL_MS = 60_000;
/** Of very many organisations the next run looks at the others. */
const MOST_MS = 10_000;

/** How the last tickets of the active model compare with what it was judged by. */
export interface Drift extends DriftComparison {
  /** The active model; none before the first training. */
  readonly modelId: number | null;
  /** How many of its last tickets were looked at. */
  readonly tickets: number;
}

const UNKNOWN: Drift = { modelId: null, tickets: 0, status: 'unknown', signals: [] };

/**
 * Looks every minute whether the tickets of each organisation still look like what its active model
 * was judged by, and says so in the log when that changes. Every instance does, because every one
 * tells its readiness.
 */
@Injectable()
export class DriftMonitor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Drift');
  private readonly watching = new Recurring('look for drift', INTERVAL_MS, (signal) =>
    this.watch(signal),
  );
  /** By organisation; the one that was looked at longest ago comes first. */
  private readonly last = new Map<number, Drift>();

  constructor(
    private readonly database: Database,
    private readonly models: ModelsService,
  ) {}

  /** As of the last looks: drifted as soon as one organisation's tickets are. */
  get status(): DriftStatus {
    const statuses = new Set([...this.last.values()].map(({ status }) => status));
    if (statuses.has('drifted')) return 'drifted';
    return statuses.has('steady') ? 'steady' : 'unknown';
  }

  onApplicationBootstrap(): void {
    this.watching.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.watching.stop();
  }

  /** Compares as of now. */
  async look(scope: OrganizationScope): Promise<Drift> {
    const id = organizationOf(scope);
    const drift = await this.compare(id);
    this.report(this.last.get(id) ?? UNKNOWN, drift);
    this.keep(id, drift);
    return drift;
  }

  /** One that cannot be looked at keeps nobody from looking at the others. */
  private async watch(signal: AbortSignal): Promise<void> {
    const deadline = performance.now() + MOST_MS;
    const failures: unknown[] = [];
    for (const id of await this.organizations()) {
      if (signal.aborted || performance.now() > deadline) break;
      await this.look(id).catch((error: unknown) => {
        this.keep(id, this.last.get(id) ?? UNKNOWN);
        failures.push(error);
      });
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Those that have tickets, longest not looked at first; others are forgotten. */
  private async organizations(): Promise<number[]> {
    const rows = await this.database.system.run<{ id: number }>(ORGANIZATIONS, []);
    const ids = new Set(rows.map(({ id }) => id));
    const known = [...this.last.keys()];
    for (const id of known) if (!ids.has(id)) this.last.delete(id);
    return [...ids].filter((id) => !this.last.has(id)).concat([...this.last.keys()]);
  }

  private keep(id: number, drift: Drift): void {
    this.last.delete(id);
    this.last.set(id, drift);
  }

  private async compare(organizationId: number): Promise<Drift> {
    const active = await this.models.activeAppearance(organizationId);
    if (!active) return UNKNOWN;
    const recent = await this.database
      .of(organizationId)
      .run<Sighting>(LAST_DECISIONS, [organizationId, active.id]);
    const comparison = active.appearance
      ? compareAppearance(active.appearance, recent)
      : ({ status: 'unknown', signals: [] } as const);
    return { modelId: active.id, tickets: recent.length, ...comparison };
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
