import { InProcessEncoder } from '../../src/language/encoders/builtin/in-process-encoder.js';
import { MemoryEmbeddingCache } from '../../src/language/encoders/cache/memory-embedding-cache.js';
import type { Tier } from '../../src/triage/core/classifier/classification.js';
import { withIntentNames } from '../../src/triage/core/classifier/intent-names.js';
import {
  type LabeledExample,
  type TrainedModel,
  type TrainingEmbeddings,
  type TrainingProgress,
  trainModel,
} from '../../src/triage/core/classifier/training.js';
import { embedTrainingSet } from '../../src/triage/models/training-vectors.js';

/** Trains as the service does, but on this thread; embeddings are kept from one to the next. */
export class BenchmarkTraining {
  readonly #cache = new MemoryEmbeddingCache();

  constructor(
    private readonly background: readonly string[],
    private readonly tier: Tier,
  ) {}

  /** The seconds include the embeddings. */
  async train(
    rows: readonly LabeledExample[],
    previous?: TrainedModel,
  ): Promise<{ model: TrainedModel; seconds: number }> {
    const started = performance.now();
    const examples = withIntentNames(rows);
    const embeddings = this.tier === 'full' ? await this.#embed(examples) : undefined;
    const model = trainModel(examples, {
      background: this.background,
      embeddings,
      previous: previous?.artifact,
      onProgress: tell,
    });
    return { model, seconds: (performance.now() - started) / 1000 };
  }

  #embed(examples: readonly LabeledExample[]): Promise<TrainingEmbeddings> {
    const set = { examples, background: this.background };
    return embedTrainingSet(new InProcessEncoder(), this.#cache, set, {
      onProgress: (done, total) => tell({ stage: 'embeddings', done: done / total }),
    });
  }
}

function tell({ stage, done }: TrainingProgress): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${stage}: ${Math.floor(done * 100)} %      `);
}
