import { AsyncResource } from 'node:async_hooks';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { BoundedCache, type Weighed } from '../platform/common/bounded-cache.js';
import { Recurring } from '../platform/common/recurring.js';
import { within } from '../platform/common/within.js';
import { DEFAULT_ORGANIZATION } from '../platform/database/index.js';
import { Events } from '../platform/events/index.js';
import { triageChanged } from './changes/index.js';
import { type Classifier, NO_FORMER_NAMES } from './core/index.js';
import { GuaranteeService, policyInForce, PolicyService } from './policy/index.js';
import { Preparation } from './preparation.js';
import { LoadedModels } from './state/loaded-models.js';
import { Renewals } from './state/renewals.js';
import { StateReader } from './state/state-reader.js';
import { type ModelInUse, type TriageState, weightOf } from './state/triage-state.js';

/** What people say about tickets changes the guarantee, and nobody announces that. */
const RENEW_EVERY_MS = 30_000;
/** Of all organisations together; the models are counted by themselves. */
const STATES_LIMIT = 50_000_000;
/** No ticket waits longer for a model; then it goes to a person. */
const PATIENCE_MS = 2_000;

/** By what a message is triaged. */
export interface ReadyTriage extends Omit<TriageState, 'model' | 'isOutdated'> {
  readonly model:
    (Pick<ModelInUse, 'id' | 'languages'> & { readonly classifier: Classifier }) | undefined;
}

/**
 * Holds the active model, the policy and the taxonomy of the organisations that are triaged for, and
 * renews them when they change. Those of the default one are always there.
 */
@Injectable()
export class ActiveTriage implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Triage');
  private readonly renewing = new Recurring('renew model and policy', RENEW_EVERY_MS, (signal) =>
    this.renewUsed(signal),
  );
  private readonly states = new BoundedCache<number, TriageState>({
    limit: STATES_LIMIT,
    isPinned: (organization) => organization === DEFAULT_ORGANIZATION,
    onDropped: (organization) => this.guarantees.putAside(organization),
  });
  // What is read belongs to nobody who asks for it: it must not be part of, say, a transaction.
  private readonly readFirst = AsyncResource.bind((organization: number) =>
    this.prepareAndRead(organization),
  );
  private readonly renewals = new Renewals<number>(
    AsyncResource.bind((organization: number) => this.readAgain(organization)),
  );
  private used = new Set<number>();

  constructor(
    private readonly reader: StateReader,
    private readonly models: LoadedModels,
    private readonly policies: PolicyService,
    private readonly guarantees: GuaranteeService,
    private readonly preparation: Preparation,
    events: Events,
  ) {
    events.listen(triageChanged, {
      heard: (_, organization) => this.refresh(organization),
      resync: () => this.refreshAll(),
    });
  }

  onApplicationBootstrap(): void {
    this.renewing.start({ atOnce: false });
  }

  onModuleDestroy(): Promise<void> {
    return this.renewing.stop();
  }

  /** Whether tickets of the default organisation are classified. */
  get isClassifying(): boolean {
    return this.states.peek(DEFAULT_ORGANIZATION)?.model !== undefined;
  }

  /** Reads everything of the default organisation for the first time; a failure must stop the start. */
  async load(): Promise<void> {
    const first = await this.readFirst(DEFAULT_ORGANIZATION);
    this.states.put(DEFAULT_ORGANIZATION, first);
  }

  /** What is known of an organisation without waiting, if anything is. */
  peek(organization: number): TriageState | undefined {
    return this.states.peek(organization);
  }

  /** By what a message of an organisation is triaged now; there is no model where it takes too long. */
  async of(organization: number): Promise<ReadyTriage> {
    this.used.add(organization);
    const kept = this.states.get(organization);
    const classifier = kept?.model && this.models.find(kept.model);
    if (kept && (classifier || !kept.model)) return readyOf(kept, classifier);
    const loading = this.loadAll(organization).catch(() => undefined);
    const ready = await within(PATIENCE_MS, loading);
    return ready ?? (kept ? readyOf(kept, undefined) : this.withoutModel(organization));
  }

  /**
   * Reads what changed; of an organisation that is not triaged for, at the next message. Whoever
   * asks while it is being read gets what is read afterwards, as that may have missed the change.
   */
  refresh(organization: number): Promise<void> {
    if (organization === DEFAULT_ORGANIZATION || this.states.peek(organization)) {
      return this.renewals.run(organization);
    }
    this.states.drop(organization);
    return Promise.resolve();
  }

  private async loadAll(organization: number): Promise<ReadyTriage> {
    const state = await this.states.load(organization, () => this.readFirst(organization));
    // It changed while it was being read, or there is no room for it.
    if (!this.states.peek(organization)) this.guarantees.putAside(organization);
    return readyOf(state, state.model && (await this.models.load(organization, state.model)));
  }

  /** The policy must be known, as decisions name it. */
  private async withoutModel(organization: number): Promise<ReadyTriage> {
    const policy = await this.policies.current(organization);
    const inForce = policyInForce(policy, undefined);
    return {
      model: undefined,
      policy: inForce,
      policyId: policy.id,
      guaranteeId: null,
      intents: new Map(),
      formerNames: NO_FORMER_NAMES,
    };
  }

  private async prepareAndRead(organization: number): Promise<Weighed<TriageState>> {
    if (organization !== DEFAULT_ORGANIZATION) await this.preparation.prepare(organization);
    const value = await this.reader.read(organization, undefined);
    if (value.isOutdated) this.preparation.renew(organization);
    return { value, weight: weightOf(value) };
  }

  private async readAgain(organization: number): Promise<void> {
    const before = this.states.peek(organization);
    try {
      const value = await this.reader.read(organization, before);
      this.states.put(organization, { value, weight: weightOf(value) });
      if (before?.model && before.model.artifact !== value.model?.artifact) {
        this.models.release(before.model, this.isInUse(before.model));
      }
    } catch (error) {
      this.logger.error(`cannot renew model and policy, going on with the last: ${String(error)}`);
    }
  }

  private isInUse({ artifact }: ModelInUse): boolean {
    const states = this.states.keys.map((organization) => this.states.peek(organization));
    return states.some((state) => state?.model?.artifact === artifact);
  }

  /** Events may have been missed: whoever comes next reads anew. */
  private async refreshAll(): Promise<void> {
    await this.refresh(DEFAULT_ORGANIZATION);
    for (const organization of this.others()) this.states.drop(organization);
  }

  /** What nobody used meanwhile is read at the next use. */
  private async renewUsed(signal: AbortSignal): Promise<void> {
    const { used } = this;
    this.used = new Set();
    await this.refresh(DEFAULT_ORGANIZATION);
    for (const organization of this.others()) {
      if (signal.aborted) return;
      if (used.has(organization)) await this.refresh(organization);
      else this.states.drop(organization);
    }
  }

  private others(): number[] {
    return this.states.keys.filter((organization) => organization !== DEFAULT_ORGANIZATION);
  }
}

function readyOf(state: TriageState, classifier: Classifier | undefined): ReadyTriage {
  const { model, isOutdated: _, ...rest } = state;
  return {
    ...rest,
    model: model && classifier && { id: model.id, languages: model.languages, classifier },
  };
}
