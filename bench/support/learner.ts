import { languageNamer } from '../../src/language/detection/index.js';
import type { Classification } from '../../src/triage/core/classifier/classification.js';
import { EnsembleClassifier } from '../../src/triage/core/classifier/ensemble-classifier.js';
import type { BenchmarkTraining } from './benchmark-training.js';
import type { LabeledRow } from './labeled-csv.js';

/** Trains quickly on what is labelled, and classifies by it; texts are encoded once for all trainings. */
export class Learner {
  private constructor(
    private readonly training: BenchmarkTraining,
    private readonly vectors: ReadonlyMap<string, Float32Array>,
  ) {}

  /** Encodes all texts that will be classified, where the tier is the full one. */
  static async of(training: BenchmarkTraining, texts: readonly string[]): Promise<Learner> {
    return new Learner(training, await training.vectorsOf(texts));
  }

  async learn(labelled: readonly LabeledRow[]): Promise<(text: string) => Classification> {
    const { model } = await this.training.train(labelled, { quick: true });
    const classifier = EnsembleClassifier.fromArtifact(model.artifact, await languageNamer());
    return (text) => {
      const lexical = classifier.classify(text);
      if (!classifier.needsEmbedding(lexical)) return lexical;
      return classifier.classify(text, this.vectors.get(text));
    };
  }
}
