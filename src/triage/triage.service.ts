import { Injectable, Logger } from '@nestjs/common';
import {
  languageDetector,
  type MessageLanguage,
  messageLanguage,
  UNDETECTED,
} from '../language/detection/index.js';
import { type EncoderState, MessageEncoder } from '../language/encoders/index.js';
import { inSteps } from '../platform/common/in-steps.js';
import { organizationOf, type OrganizationScope } from '../platform/database/index.js';
import { ActiveTriage } from './active-triage.js';
import {
  type Classification,
  type Classifier,
  decide,
  type Decision,
  joinWishes,
  labelWorth,
  type MessageKind,
  type NamedWish,
  type PartWish,
  type ReadMessage,
  readWishes,
  type Wish,
  withNamesNow,
} from './core/index.js';
import { LONG, readInTurns } from './judging/index.js';
import { NamedIntents } from './named-intents.js';
import { Preparation } from './preparation.js';
import { IntentsService, isAnswerableIn, Priority } from './taxonomy/index.js';

/** What the machine makes of a message, and by which model and policy. */
export interface Triage extends MessageLanguage {
  readonly kind: MessageKind;
  /** What was classified of the message, or would have been; null where that is all of it. */
  readonly classified: string | null;
  readonly wish: Wish;
  /** Where it wishes for several things: each, and where it stands in what was classified. */
  readonly wishes: readonly PlacedWish[];
  /** Null where there is no classifier, or it failed. */
  readonly classification: Classification | null;
  readonly decision: Decision;
  /** The answer to the customer; only where the decision is to give it. */
  readonly answer: string | null;
  readonly priority: Priority;
  /** What a person's label would teach, 0 to 1; null where models learn nothing from it. */
  readonly labelWorth: number | null;
  /** Whether the named intent, or each of several, has an answer that a machine may give. */
  readonly answerable: boolean;
  readonly modelId: number | null;
  readonly policyId: number;
  /** What chose the threshold, where the policy has a target error rate. */
  readonly guaranteeId: number | null;
}

/** One of several wishes, and from where to where it stands. */
export interface PlacedWish extends NamedWish {
  readonly from: number;
  readonly to: number;
}

/** Whether an intent has an answer that a machine may give to a message in a language. */
export type Answerable = (intent: string | null, language: string | null) => boolean;

interface Judged extends Pick<Triage, 'classification' | 'wish'> {
  readonly text: string;
  readonly several: readonly PartWish[];
}

const unjudged = (text: string): Judged => ({
  text,
  classification: null,
  wish: 'stated',
  several: [],
});

/** Classify, then decide. */
@Injectable()
export class TriageService {
  private readonly logger = new Logger('Triage');

  constructor(
    private readonly active: ActiveTriage,
    private readonly preparation: Preparation,
    private readonly intents: IntentsService,
    private readonly encoder: MessageEncoder,
  ) {}

  /** Whether there is a model to classify the tickets of the default organisation with. */
  get available(): boolean {
    return this.active.isClassifying;
  }

  /** Whether the vectors of messages come in time, or are switched off. */
  get encoderState(): EncoderState | 'off' {
    return this.encoder.state;
  }

  /** Gives a new organisation policy, taxonomy and first model; one that has them stays as it is. */
  prepareOrganization(scope: OrganizationScope): Promise<void> {
    return this.preparation.prepare(organizationOf(scope));
  }

  /** Whether the taxonomy has an intent of this name. */
  async knows(scope: OrganizationScope, intent: string): Promise<boolean> {
    const known = this.active.peek(organizationOf(scope));
    if (known) return known.intents.has(intent);
    return (await this.intents.all(scope)).some(({ name }) => name === intent);
  }

  /** What a machine may answer in which language, by the taxonomy of this moment. */
  async answerable(scope: OrganizationScope): Promise<Answerable> {
    const known = this.active.peek(organizationOf(scope));
    const intents =
      known?.intents ?? new Map((await this.intents.all(scope)).map((it) => [it.name, it]));
    return (intent, language) => isAnswerableIn(intents.get(intent ?? ''), language);
  }

  /**
   * Triages one message by the model, policy and taxonomy that its organisation has at this moment.
   * Where they are in memory, and those of the default one always are, it never fails, because a
   * ticket must not be lost, and waits for nothing but a vector, and not for long.
   */
  async triage(scope: OrganizationScope, message: string): Promise<Triage> {
    const ready = await this.active.of(organizationOf(scope));
    const { model, policy, policyId, guaranteeId, intents, formerNames } = ready;
    const read = await readInTurns(message);
    const { kind } = read;
    const { text, wish, several, ...judged } =
      model && kind === 'request' ? await this.judge(model.classifier, read) : unjudged(read.text);
    const classification =
      judged.classification && withNamesNow(formerNames, judged.classification);
    // Where nothing was classified, no model was asked what it knows.
    const known = classification ? (model?.languages ?? null) : null;
    const language = await this.languageOf(text, classification, known);
    const intentOf = (name: string | null | undefined) => intents.get(name ?? '');
    const wishes = several.map(({ from, to, classification: part }) => {
      const { intent, confidence } = withNamesNow(formerNames, part);
      return {
        from,
        to,
        intent: intent ?? '',
        confidence,
        answerable: isAnswerableIn(intentOf(intent), language.language),
      };
    });
    const names = wish === 'several' ? wishes.map((it) => it.intent) : [classification?.intent];
    const named = new NamedIntents(names.map(intentOf), language.language);
    const { languageKnown } = language;
    const { answerable } = named;
    const decision = decide(classification, policy, answerable, kind, wish, wishes, languageKnown);
    const familiar = classification?.familiar ?? false;
    return {
      kind,
      classified: text === message ? null : text,
      wish,
      wishes,
      classification,
      decision,
      answer: decision.outcome === 'auto_resolved' ? named.answer : null,
      priority: familiar ? named.priority : Priority.Normal,
      labelWorth: worthOf(kind, wish, classification, decision),
      answerable,
      ...language,
      modelId: classification ? (model?.id ?? null) : null,
      policyId,
      guaranteeId,
    };
  }

  /** Its meaning can be known in a language of which no example is. */
  private async languageOf(
    text: string,
    classification: Classification | null,
    known: readonly string[] | null,
  ): Promise<MessageLanguage> {
    try {
      const detect = await languageDetector();
      const isMeant = classification?.tier === 'full' && this.encoder.isMultilingual;
      return messageLanguage(detect(text), isMeant ? null : known);
    } catch (error) {
      this.logger.error(`the language of a message could not be told: ${String(error)}`);
      return UNDETECTED;
    }
  }

  /** Classifies a text, or what of it wishes for something, where that is not all of it. */
  private async judge(classifier: Classifier, { text, isCut }: ReadMessage): Promise<Judged> {
    const whole = await this.classify(classifier, text);
    if (!whole) return unjudged(text);
    if (isCut) return { text, classification: whole, wish: 'unread', several: [] };
    try {
      const { wish, rest = text, several } = readWishes(classifier, text, whole);
      if (wish === 'several') {
        const classification = joinWishes(several.map((it) => it.classification));
        return { text: rest, classification, wish, several };
      }
      const classification = rest === text ? whole : await this.classify(classifier, rest);
      return { text: rest, classification, wish, several: [] };
    } catch (error) {
      // What it wishes for is not known: that is for a person.
      this.logger.error(`the wishes of a message could not be read: ${String(error)}`);
      return { text, classification: whole, wish: 'negated', several: [] };
    }
  }

  private async classify(classifier: Classifier, message: string): Promise<Classification | null> {
    let classification: Classification | null = null;
    try {
      classification = await classified(classifier, message);
      const { encoder } = classifier;
      if (!this.encoder.knows(encoder)) return classification;
      if (!classifier.needsEmbedding(classification)) return classification;
      const embedding = await this.encoder.encode(message, encoder);
      return embedding ? await classified(classifier, message, embedding) : classification;
    } catch (error) {
      const tier = classification ? 'full tier of the ' : '';
      this.logger.error(`the ${tier}classifier failed: ${String(error)}`);
      return classification;
    }
  }
}

function worthOf(
  kind: MessageKind,
  wish: Wish,
  classification: Classification | null,
  { threshold }: Decision,
): number | null {
  const { confidence = null, familiarity = null, alternatives = [] } = classification ?? {};
  return labelWorth({ kind, wish, confidence, familiarity, alternatives, threshold });
}

/** A long message is classified in steps, as it is read. */
function classified(
  classifier: Classifier,
  message: string,
  embedding?: Float32Array,
): Classification | Promise<Classification> {
  if (message.length <= LONG) return classifier.classify(message, embedding);
  return inSteps(classifier.classifying(message, embedding));
}
