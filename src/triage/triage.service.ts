import { Injectable, Logger } from '@nestjs/common';
import { ActiveTriage } from './active-triage.js';
import type { Classification } from './classifier/classification.js';
import type { Classifier } from './classifier/classifier.js';
import { decide } from './decision/decide.js';
import type { Decision } from './decision/decision.js';
import type { EncoderState } from './encoder/punctual-encoder.js';
import { MessageEncoder } from './encoder/message-encoder.js';
import { isAnswerable } from './intents/is-answerable.js';
import { Priority } from './intents/priority.js';

/** What the machine makes of a message, and by which model and policy. */
export interface Triage {
  /** Null where there is no classifier, or it failed. */
  readonly classification: Classification | null;
  readonly decision: Decision;
  /** The answer to the customer; only where the decision is to give it. */
  readonly answer: string | null;
  readonly priority: Priority;
  /** Whether the named intent has an answer that a machine may give. */
  readonly answerable: boolean;
  readonly modelId: number | null;
  readonly policyId: number;
  /** What chose the threshold, where the policy has a target error rate. */
  readonly guaranteeId: number | null;
}

/** Classify, then decide. */
@Injectable()
export class TriageService {
  private readonly logger = new Logger('Triage');

  constructor(
    private readonly active: ActiveTriage,
    private readonly encoder: MessageEncoder,
  ) {}

  /** Whether there is a model to classify with. */
  get available(): boolean {
    return this.active.current.model !== undefined;
  }

  /** Whether the vectors of messages come in time, or are switched off. */
  get encoderState(): EncoderState | 'off' {
    return this.encoder.state;
  }

  /** Whether the taxonomy has an intent of this name. */
  knows(intent: string): boolean {
    return this.active.current.intents.has(intent);
  }

  /** The intents that a machine may answer, by the taxonomy of this moment. */
  answerable(): Set<string> {
    const intents = [...this.active.current.intents.values()];
    return new Set(intents.filter(isAnswerable).map(({ name }) => name));
  }

  /**
   * Triages one message by the model, policy and taxonomy of this moment. Never fails, because a
   * ticket must not be lost; waits for nothing but a vector, and not for long.
   */
  async triage(message: string): Promise<Triage> {
    const { model, policy, policyId, guaranteeId, intents } = this.active.current;
    const classification = model ? await this.classify(model.classifier, message) : null;
    const intent = classification?.intent ? intents.get(classification.intent) : undefined;
    const answerable = isAnswerable(intent);
    const decision = decide(classification, policy, answerable);
    const familiar = classification?.familiar ?? false;
    return {
      classification,
      decision,
      answer: decision.outcome === 'auto_resolved' ? (intent?.answer ?? null) : null,
      priority: familiar && intent ? intent.priority : Priority.Normal,
      answerable,
      modelId: classification ? (model?.id ?? null) : null,
      policyId,
      guaranteeId,
    };
  }

  private async classify(classifier: Classifier, message: string): Promise<Classification | null> {
    let classification: Classification | null = null;
    try {
      classification = classifier.classify(message);
      if (classifier.encoder === null || classifier.encoder !== this.encoder.id) {
        return classification;
      }
      if (!classifier.needsEmbedding(classification)) return classification;
      const embedding = await this.encoder.encode(message);
      return embedding ? classifier.classify(message, embedding) : classification;
    } catch (error) {
      const tier = classification ? 'full tier of the ' : '';
      this.logger.error(`the ${tier}classifier failed: ${String(error)}`);
      return classification;
    }
  }
}
