import { languageNamer } from '../../src/language/detection/index.js';
import { InProcessEncoder } from '../../src/language/encoders/builtin/in-process-encoder.js';
import { encodeAll } from '../../src/language/encoders/cache/encode-all.js';
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
  readonly #encoder = new InProcessEncoder();
  readonly #cache = new MemoryEmbeddingCache();

  constructor(
    private readonly background: readonly string[],
    private readonly tier: Tier,
  ) {}

  /** The seconds include the embeddings. */
  async train(
    rows: readonly LabeledExample[],
    {
      previous,
      quick,
    }: { readonly previous?: TrainedModel | undefined; readonly quick?: boolean } = {},
  ): Promise<{ model: TrainedModel; seconds: number }> {
    const started = performance.now();
    const examples = withIntentNames(rows);
    const embeddings = this.tier === 'full' ? await this.#embed(examples) : undefined;
    const model = trainModel(examples, {
      background: this.background,
      embeddings,
      previous: previous?.artifact,
      quick,
      languageOf: await languageNamer(),
      onProgress: tell,
    });
    return { model, seconds: (performance.now() - started) / 1000 };
  }

  /** By text; none where only words are looked at. */
  async vectorsOf(texts: readonly string[]): Promise<Map<string, Float32Array>> {
    if (this.tier === 'lexical') return new Map();
    const vectors = await encodeAll(this.#encoder, this.#cache, texts, {
      onProgress: tellEmbedded,
    });
    return new Map(texts.map((text, i) => [text, vectors[i]!]));
  }

  #embed(examples: readonly LabeledExample[]): Promise<TrainingEmbeddings> {
    const set = { examples, background: this.background };
    return embedTrainingSet(this.#encoder, this.#cache, set, { onProgress: tellEmbedded });
  }
}

function tellEmbedded(done: number, total: number): void {
  tell({ stage: 'embeddings', done: done / total });
}

function tell({ stage, done }: TrainingProgress): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${stage}: ${Math.floor(done * 100)} %      `);
}
