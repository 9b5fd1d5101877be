import { Injectable, Logger } from '@nestjs/common';
import { ActiveTriage } from './active-triage.js';
import type { Classification } from './classifier/classification.js';
import { decide } from './decision/decide.js';
import type { Decision } from './decision/decision.js';
import type { Intent } from './intents/intent.entity.js';
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
}

/** Classify, then decide. */
@Injectable()
export class TriageService {
  private readonly logger = new Logger('Triage');

  constructor(private readonly active: ActiveTriage) {}

  /** Whether there is a model to classify with. */
  get available(): boolean {
    return this.active.current.model !== undefined;
  }

  /** Whether the taxonomy has an intent of this name. */
  knows(intent: string): boolean {
    return this.active.current.intents.has(intent);
  }

  /** Triages one message; never fails and never waits, because a ticket must not be lost. */
  triage(message: string): Triage {
    const { model, policy, intents } = this.active.current;
    const classification = this.classify(message);
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
      policyId: policy.id,
    };
  }

  private classify(message: string): Classification | null {
    try {
      return this.active.current.model?.classifier.classify(message) ?? null;
    } catch (error) {
      this.logger.error(`the classifier failed: ${String(error)}`);
      return null;
    }
  }
}

function isAnswerable(intent: Intent | undefined): boolean {
  return intent !== undefined && intent.autoResolve && Boolean(intent.answer?.trim());
}
