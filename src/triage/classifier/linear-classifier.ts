import { readModel } from './artifact.js';
import { calibrate } from './calibration.js';
import { NOTHING_KNOWN, type Classification } from './classification.js';
import { Classifier } from './classifier.js';
import { findEvidence } from './evidence.js';
import { isFamiliar } from './familiarity.js';
import type { LinearModel } from './linear-model.js';
import { vectorize } from './message-vector.js';
import { toDocument } from './tokenizer.js';
import { scoreAll, weightOf } from './weight-rows.js';
import { shareAmongRivals, winnerOdds, winnerOf } from './winner.js';

const MOST_ALTERNATIVES = 4;
const MOST_EVIDENCE = 8;

/** Classifies with one-vs-rest linear weights over words, word pairs and characters. */
export class LinearClassifier extends Classifier {
  readonly #model: LinearModel;

  constructor(model: LinearModel) {
    super();
    this.#model = model;
  }

  /** Loads a trained model; throws ArtifactError when the bytes are not an intact artifact. */
  static fromArtifact(artifact: Uint8Array): LinearClassifier {
    return new LinearClassifier(readModel(artifact));
  }

  get intents(): readonly string[] {
    return this.#model.intents;
  }

  classify(message: string): Classification {
    const { intents, weights, calibration, familiarity } = this.#model;
    const document = toDocument(message);
    const vector = vectorize(document, this.#model);
    if (vector.knownShare === 0) return NOTHING_KNOWN;

    const scores = scoreAll(weights, vector.features, vector.values);
    const label = winnerOf(scores, intents.length);
    const confidence = calibrate(calibration, winnerOdds(scores, intents.length, label));
    const winner = { label, confidence };
    return {
      intent: intents[label]!,
      confidence,
      familiar: isFamiliar(familiarity, {
        knownShare: vector.knownShare,
        backgroundLead: (scores[intents.length] ?? -Infinity) - scores[label]!,
      }),
      alternatives: shareAmongRivals(
        scores,
        intents.length,
        winner,
        calibration.slope,
        MOST_ALTERNATIVES,
      ).map((rival) => ({ intent: intents[rival.label]!, confidence: rival.confidence })),
      evidence: findEvidence(
        document,
        vector,
        (feature) => weightOf(weights, feature, label),
        MOST_EVIDENCE,
      ),
    };
  }
}
