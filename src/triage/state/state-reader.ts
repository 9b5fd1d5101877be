import { Injectable, Logger } from '@nestjs/common';
import { MessageEncoder } from '../../language/encoders/index.js';
import { ArtifactError, ArtifactVersionError } from '../core/index.js';
import { type Model, ModelsService } from '../models/index.js';
import { GuaranteeService, policyInForce, PolicyService } from '../policy/index.js';
import { IntentsService } from '../taxonomy/index.js';
import { LoadedModels } from './loaded-models.js';
import type { ModelInUse, TriageState } from './triage-state.js';

type ReadModel = Pick<TriageState, 'model' | 'isOutdated'>;

const NO_MODEL: ReadModel = { model: undefined, isOutdated: false };

/** Reads what the tickets of an organisation are triaged by. */
@Injectable()
export class StateReader {
  private readonly logger = new Logger('Triage');
  /** The models that cannot be read, by their keys: reading them again would not help. */
  private readonly broken = new Map<string, { readonly isOutdated: boolean }>();
  /** Of which model of an organisation the log tells that it is in use. */
  private readonly told = new Map<number, number>();

  constructor(
    private readonly models: ModelsService,
    private readonly loaded: LoadedModels,
    private readonly policies: PolicyService,
    private readonly intents: IntentsService,
    private readonly guarantees: GuaranteeService,
    private readonly encoder: MessageEncoder,
  ) {}

  /** As of now; `before` is what was read last. */
  async read(organization: number, before: TriageState | undefined): Promise<TriageState> {
    const [policy, intents, formerNames, active] = await Promise.all([
      this.policies.current(organization),
      this.intents.all(organization),
      this.intents.formerNames(organization),
      this.models.active(organization),
    ]);
    const read = active ? await this.open(organization, active, before) : NO_MODEL;
    const guarantee = await this.guarantees.putInForce(
      organization,
      policy,
      read.model?.id,
      intents,
    );
    return {
      ...read,
      policy: policyInForce(policy, guarantee),
      policyId: policy.id,
      guaranteeId: guarantee?.id ?? null,
      intents: new Map(intents.map((it) => [it.name, it])),
      formerNames,
    };
  }

  private async open(
    organization: number,
    active: Model,
    before: TriageState | undefined,
  ): Promise<ReadModel> {
    const { id } = active;
    if (before?.model?.id === id) return before;
    const key = `${organization}/${id}`;
    const broken = this.broken.get(key);
    if (broken) return { model: undefined, ...broken };
    try {
      const model = await this.loaded.open(organization, active);
      this.tell(organization, model);
      return { model, isOutdated: false };
    } catch (error) {
      // Policy and taxonomy still count, and the next renewal tries what may come right by itself.
      if (!(error instanceof ArtifactError)) {
        this.logger.error(
          `model ${id} cannot be read now, going on with the last: ${String(error)}`,
        );
        return before ?? NO_MODEL;
      }
      const isOutdated = error instanceof ArtifactVersionError;
      this.broken.set(key, { isOutdated });
      this.logger.error(
        `model ${id} cannot be read, every ticket goes to a person: ${error.message}`,
      );
      return { model: undefined, isOutdated };
    }
  }

  private tell(organization: number, model: ModelInUse): void {
    const classifier = this.loaded.find(model);
    if (!classifier || this.told.get(organization) === model.id) return;
    this.told.set(organization, model.id);
    this.logger.log(`classifying with model ${model.id}: ${classifier.intents.length} intents`);
    const { encoder } = classifier;
    if (encoder === null || encoder === this.encoder.id) return;
    if (this.encoder.knows(encoder)) {
      this.encoder.warmUp(encoder);
      return;
    }
    this.logger.warn(
      `model ${model.id} also knows meaning, by vectors of ${encoder}, but ENCODER gives ` +
        `${this.encoder.id ?? 'none'}: messages are classified by words alone`,
    );
  }
}
