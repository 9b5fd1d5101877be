import { Injectable, Logger } from '@nestjs/common';
import type { Classifier } from './classifier/classifier.js';
import { LinearClassifier } from './classifier/linear-classifier.js';
import { TriageChanges } from './changes.js';
import type { Intent } from './intents/intent.entity.js';
import { IntentsService } from './intents/intents.service.js';
import { ModelsService } from './models/models.service.js';
import type { PolicyVersion } from './policy/policy.entity.js';
import { PolicyService } from './policy/policy.service.js';

interface ActiveModel {
  readonly id: number;
  readonly classifier: Classifier;
}

/** All that a triage needs, in memory: it never waits for the database. */
export interface TriageState {
  /** None before the first training, or when the artifact cannot be read. */
  readonly model: ActiveModel | undefined;
  readonly policy: PolicyVersion;
  readonly intents: ReadonlyMap<string, Intent>;
}

/** Holds the active model, the policy and the taxonomy, and renews them when they change. */
@Injectable()
export class ActiveTriage {
  private readonly logger = new Logger('Triage');
  private state: TriageState | undefined;
  private renewal: Promise<void> = Promise.resolve();
  private waiting: Promise<void> | undefined;
  /** The model that cannot be read: reading it again would not help. */
  private broken: number | undefined;

  constructor(
    private readonly models: ModelsService,
    private readonly policies: PolicyService,
    private readonly intents: IntentsService,
    changes: TriageChanges,
  ) {
    changes.subscribe(() => this.refresh());
  }

  get current(): TriageState {
    if (!this.state) throw new Error('triage is used before it was loaded');
    return this.state;
  }

  /**
   * Reads what changed. One read at a time; whoever asks during one gets the next, because the
   * running one may have missed the change.
   */
  refresh(): Promise<void> {
    this.waiting ??= this.renewal.then(async () => {
      this.waiting = undefined;
      this.renewal = this.read().catch((error: unknown) => {
        this.logger.error(
          `cannot renew model and policy, going on with the last: ${String(error)}`,
        );
      });
      await this.renewal;
    });
    return this.waiting;
  }

  private async read(): Promise<void> {
    const [policy, intents, active] = await Promise.all([
      this.policies.current(),
      this.intents.all(),
      this.models.active(),
    ]);
    const model = active ? await this.load(active.id) : undefined;
    this.state = { model, policy, intents: new Map(intents.map((it) => [it.name, it])) };
  }

  private async load(id: number): Promise<ActiveModel | undefined> {
    if (this.state?.model?.id === id) return this.state.model;
    if (this.broken === id) return undefined;
    const artifact = await this.models.artifact(id);
    try {
      const classifier = LinearClassifier.fromArtifact(artifact);
      this.logger.log(`classifying with model ${id}: ${classifier.intents.length} intents`);
      return { id, classifier };
    } catch (error) {
      this.broken = id;
      this.logger.error(
        `model ${id} cannot be loaded, every ticket is escalated: ${String(error)}`,
      );
      return undefined;
    }
  }
}
