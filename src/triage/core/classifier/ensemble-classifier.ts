import { readingModel, readModel } from './artifact.js';
import { calibrate, type LanguageOf } from './calibration.js';
import { isCertain } from './certainty.js';
import { type Classification, type Judgement, nothingKnown } from './classification.js';
import { Classifier } from './classifier.js';
import type { UsualDenials } from './denials/usual-denials.js';
import { ExampleSearch } from './examples/nearest.js';
import { explain, type Reasons, UNEXPLAINED } from './explanation.js';
import { familiarityOf, isFamiliar } from './familiarity.js';
import { impressionOf } from './impression.js';
import type { Scored } from './members/member.js';
import { membersOf } from './members/members.js';
import { vectorize } from './message-vector.js';
import { finish, type Steps } from './steps.js';
import { type Reading, toDocument } from './tokenizer.js';
import { headOf, type TriageModel } from './triage-model.js';

/** A judgement, and what it was made of; without reasons where nothing is known. */
interface Considered {
  readonly judgement: Judgement;
  readonly reasons: Reasons | null;
}

/** Blends differently built members over the same features, and the embedding where there is one. */
export class EnsembleClassifier extends Classifier {
  readonly #model: TriageModel;
  readonly #search: ExampleSearch;
  readonly #languageOf: LanguageOf | undefined;

  /** @param languageOf as the training was given it; without it no message's language is told */
  constructor(model: TriageModel, languageOf?: LanguageOf) {
    super();
    this.#model = model;
    this.#languageOf = languageOf;
    const { examples, space } = model.members;
    this.#search = new ExampleSearch(examples, space.vocabulary.size);
  }

  /** Loads a trained model; throws ArtifactError when the bytes are not an intact artifact. */
  static fromArtifact(artifact: Uint8Array, languageOf?: LanguageOf): EnsembleClassifier {
    return new EnsembleClassifier(readModel(artifact), languageOf);
  }

  /** The same in steps, because a model can be large. */
  static *reading(artifact: Uint8Array, languageOf?: LanguageOf): Steps<EnsembleClassifier> {
    return new EnsembleClassifier(yield* readingModel(artifact), languageOf);
  }

  get intents(): readonly string[] {
    return this.#model.intents;
  }

  /** How it reads messages. */
  get reading(): Reading {
    return this.#model.reading;
  }

  get encoder(): string | null {
    return this.#model.encoder;
  }

  needsEmbedding(lexical: Judgement): boolean {
    return this.encoder !== null && lexical.intent !== null && !isCertain(lexical);
  }

  override denialsOf(intent: string): UsualDenials | null {
    return this.#model.denials?.[this.#model.intents.indexOf(intent)] ?? null;
  }

  judge(message: string, embedding?: Float32Array): Judgement {
    return finish(this.#considering(message, embedding)).judgement;
  }

  classify(message: string, embedding?: Float32Array): Classification {
    return finish(this.classifying(message, embedding));
  }

  override *classifying(message: string, embedding?: Float32Array): Steps<Classification> {
    const { judgement, reasons } = yield* this.#considering(message, embedding);
    if (!reasons) return { ...judgement, ...UNEXPLAINED };
    yield;
    return { ...judgement, ...explain(this.#model, judgement, reasons, this.#search) };
  }

  *#considering(message: string, embedding?: Float32Array): Steps<Considered> {
    const { intents, members, full } = this.#model;
    // Vectors of another length come from another encoder: better none than those.
    const fits = embedding?.length === members.examples.dimensions;
    const tier = full && fits ? 'full' : 'lexical';
    const { blend, calibration, familiarity } = headOf(this.#model, tier);
    const document = toDocument(message, this.#model.reading);
    yield;
    const vector = vectorize(document, members.space);
    if (vector.knownShare === 0) return { judgement: nothingKnown(tier), reasons: null };

    const input = tier === 'full' ? { vector, embedding } : { vector };
    const scored: Scored[] = [];
    for (const member of membersOf(members, tier)) {
      yield;
      scored.push(member.score(input));
    }
    yield;
    const impression = impressionOf(
      { scores: scored.map(({ scores }) => scores), hasLinear: members.lexical.linear !== null },
      blend,
      intents.length,
      input,
      this.#search,
    );
    // Only a model of several languages asks for that of a message.
    const language = calibration.languages && this.#languageOf?.(message);
    const known = familiarityOf(familiarity, { ...impression, knownShare: vector.knownShare });
    const judgement: Judgement = {
      tier,
      intent: intents[impression.winner]!,
      confidence: calibrate(calibration, impression.forWinner, language),
      familiarity: known,
      familiar: isFamiliar(familiarity, known),
    };
    return { judgement, reasons: { document, input, scored, impression } };
  }
}
