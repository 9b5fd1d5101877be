import { Injectable } from '@nestjs/common';
import {
  ConfiguredEncoder,
  PeekingEmbeddingCache,
  PostgresEmbeddingCache,
} from '../../language/encoders/index.js';
import type { OrganizationScope } from '../../platform/database/index.js';
import { ArtifactError } from '../core/index.js';
import { ModelsService, ModelUnreadableError } from '../models/index.js';
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
  async open(scope: OrganizationScope, modelId: number, signal: AbortSignal): Promise<ModelJudge> {
    await this.models.assertTrained(scope, modelId);
    const artifact = await this.models.artifact(scope, modelId);
    const { languages } = await this.models.get(scope, modelId);
    signal.throwIfAborted();
    const pool = await JudgingPool.open(artifact).catch((error: unknown) => {
      throw error instanceof ArtifactError
        ? new ModelUnreadableError(modelId, error.message)
        : error;
    });
    const encoder = this.configured.of(pool.encoder);
    const vectors = encoder && { encoder, cache: this.cache };
    const { isMultilingual } = this.configured;
    return new ModelJudge(pool, vectors, signal, { languages, isMultilingual });
  }
}
