import { Injectable } from '@nestjs/common';
import { ArtifactError } from '../classifier/artifact.js';
import { PeekingEmbeddingCache } from '../encoder/cache/peeking-embedding-cache.js';
import { PostgresEmbeddingCache } from '../encoder/cache/postgres-embedding-cache.js';
import { ConfiguredEncoder } from '../encoder/configured-encoder.js';
import { ModelUnreadableError } from '../models/model.errors.js';
import { ModelsService } from '../models/models.service.js';
import { JudgingPool } from './judging-pool.js';
import { ModelJudge } from './model-judge.js';

/** Lets any trained model judge many messages, off the event loop; nothing is written. */
@Injectable()
export class ModelJudges {
  private readonly cache: PeekingEmbeddingCache;

  constructor(
    private readonly models: ModelsService,
    private readonly configured: ConfiguredEncoder,
    cache: PostgresEmbeddingCache,
  ) {
    this.cache = new PeekingEmbeddingCache(cache);
  }

  /**
   * Loads a model on threads of its own; whoever opens it closes it.
   * @throws ModelNotFoundError, ModelNotTrainedError, ModelUnreadableError
   */
  async open(modelId: number, signal: AbortSignal): Promise<ModelJudge> {
    await this.models.assertTrained(modelId);
    const artifact = await this.models.artifact(modelId);
    signal.throwIfAborted();
    const pool = await JudgingPool.open(artifact).catch((error: unknown) => {
      throw error instanceof ArtifactError
        ? new ModelUnreadableError(modelId, error.message)
        : error;
    });
    const { encoder } = this.configured;
    const vectors = encoder?.id === pool.encoder ? { encoder, cache: this.cache } : undefined;
    return new ModelJudge(pool, vectors, signal);
  }
}
