import { Injectable, Logger } from '@nestjs/common';
import { ArtifactError, ArtifactVersionError } from './classifier/artifact.js';
import type { Classifier } from './classifier/classifier.js';
import { EnsembleClassifier } from './classifier/ensemble-classifier.js';
import { TriageChanges } from './changes.js';
import type { Policy } from './decision/policy.js';
import { MessageEncoder } from './encoder/message-encoder.js';
import type { Intent } from './intents/intent.entity.js';
import { inTurns } from './in-turns.js';
import { IntentsService } from './intents/intents.service.js';
import { ModelsService } from './models/models.service.js';
import { PolicyService } from './policy/policy.service.js';
import { GuaranteeService } from './risk/guarantee.service.js';
import { policyInForce } from './risk/policy-in-force.js';

interface ActiveModel {
  readonly id: number;
  readonly classifier: Classifier;
}

/** All that a triage needs, in memory: it never waits for the database. */
interface TriageState {
  /** None before the first training, or when the artifact cannot be read. */
  readonly model: ActiveModel | undefined;
  /** With the thresholds that count for this model. */
  readonly policy: Policy;
  readonly policyId: number;
  readonly guaranteeId: number | null;
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
  private outdated = false;

  constructor(
    private readonly models: ModelsService,
    private readonly policies: PolicyService,
    private readonly intents: IntentsService,
    private readonly guarantees: GuaranteeService,
    private readonly encoder: MessageEncoder,
    changes: TriageChanges,
  ) {
    changes.subscribe(() => this.refresh());
  }

  get current(): TriageState {
    if (!this.state) throw new Error('triage is used before it was loaded');
    return this.state;
  }

  /** Whether there is no model because the active one is of another version of this service. */
  get isOutdated(): boolean {
    return this.outdated && !this.current.model;
  }

  /** Reads everything for the first time; a failure must stop the start. */
  load(): Promise<void> {
    return this.read();
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
    const model = active ? await this.loadModel(active.id) : undefined;
    const guarantee = await this.guarantees.putInForce(policy, model?.id, intents);
    this.state = {
      model,
      policy: policyInForce(policy, guarantee),
      policyId: policy.id,
      guaranteeId: guarantee?.id ?? null,
      intents: new Map(intents.map((it) => [it.name, it])),
    };
  }

  private async loadModel(id: number): Promise<ActiveModel | undefined> {
    if (this.state?.model?.id === id) return this.state.model;
    if (this.broken === id) return undefined;
    try {
      const artifact = await this.models.artifact(id);
      const classifier = await inTurns(EnsembleClassifier.reading(artifact));
      this.logger.log(`classifying with model ${id}: ${classifier.intents.length} intents`);
      this.warnOfOtherEncoder(id, classifier.encoder);
      return { id, classifier };
    } catch (error) {
      // Policy and taxonomy still count, and the next renewal tries what may come right by itself.
      if (!(error instanceof ArtifactError)) {
        this.logger.error(
          `model ${id} cannot be read now, going on with the last: ${String(error)}`,
        );
        return this.state?.model;
      }
      this.broken = id;
      this.outdated = error instanceof ArtifactVersionError;
      this.logger.error(
        `model ${id} cannot be read, every ticket goes to a person: ${error.message}`,
      );
      return undefined;
    }
  }

  private warnOfOtherEncoder(id: number, encoder: string | null): void {
    if (encoder === null || encoder === this.encoder.id) return;
    this.logger.warn(
      `model ${id} also knows meaning, by vectors of ${encoder}, but ENCODER gives ` +
        `${this.encoder.id ?? 'none'}: messages are classified by words alone`,
    );
  }
}
