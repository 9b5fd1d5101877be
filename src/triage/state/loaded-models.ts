import { AsyncResource } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { languageNamer } from '../../language/detection/index.js';
import { BoundedCache, type Weighed } from '../../platform/common/bounded-cache.js';
import { inSteps } from '../../platform/common/in-steps.js';
import { Semaphore } from '../../platform/common/semaphore.js';
import { Settings } from '../../platform/config/index.js';
import { DEFAULT_ORGANIZATION } from '../../platform/database/index.js';
import { type Classifier, EnsembleClassifier } from '../core/index.js';
import { type Model, ModelsService } from '../models/index.js';
import type { ModelInUse } from './triage-state.js';

const MEGABYTE = 1_000_000;
/** While a model is being loaded, its bytes are there twice. */
const AT_ONCE = 2;

/**
 * The classifiers in memory, as many as MODEL_MEMORY_MB allows, those that were used last. Models
 * with the same bytes, such as those of organisations that never trained, share one. That of the
 * default organisation stays.
 */
@Injectable()
export class LoadedModels {
  private readonly classifiers: BoundedCache<string, Classifier>;
  private readonly loading = new Semaphore(AT_ONCE);
  private readonly pinned = new Set<string>();
  // It belongs to nobody who asks for it: it must not be part of, say, a transaction.
  private readonly read = AsyncResource.bind((organization: number, id: number) =>
    this.readNow(organization, id),
  );
  private isFirst = true;

  constructor(
    private readonly models: ModelsService,
    settings: Settings,
  ) {
    this.classifiers = new BoundedCache({
      limit: settings.modelMemoryMb * MEGABYTE,
      isPinned: (artifact) => this.pinned.has(artifact),
    });
  }

  /** The classifier of a model, if it is in memory. */
  find({ artifact }: ModelInUse): Classifier | undefined {
    return this.classifiers.get(artifact);
  }

  /**
   * Loads a model of which only the number is known, unless one with the same bytes is loaded.
   * @throws ArtifactError, ModelNotFoundError
   */
  async open(
    organization: number,
    { id, languages }: Pick<Model, 'id' | 'languages'>,
  ): Promise<ModelInUse> {
    // The first one can share nothing: it is read while its hash is being reckoned.
    const read = this.isFirst ? this.read(organization, id) : undefined;
    this.isFirst = false;
    read?.catch(() => undefined);
    const artifact = await this.models.artifactHash(organization, id);
    if (organization === DEFAULT_ORGANIZATION) this.pinned.add(artifact);
    await this.classifiers.load(artifact, () => read ?? this.read(organization, id));
    return { id, artifact, languages };
  }

  /**
   * The classifier of a model that was opened once and may have had to go.
   * @throws ArtifactError, ModelNotFoundError
   */
  load(organization: number, { id, artifact }: ModelInUse): Promise<Classifier> {
    return this.classifiers.load(artifact, () => this.read(organization, id));
  }

  /** An organisation classifies with another model now, and nobody with this one unless others do. */
  release({ artifact }: ModelInUse, isInUse: boolean): void {
    this.pinned.delete(artifact);
    if (!isInUse) this.classifiers.drop(artifact);
  }

  private readNow(organization: number, id: number): Promise<Weighed<Classifier>> {
    return this.loading.run(async () => {
      const [artifact, languageOf] = await Promise.all([
        this.models.artifact(organization, id),
        languageNamer(),
      ]);
      const value = await inSteps(EnsembleClassifier.reading(artifact, languageOf));
      // What is left out and what is added outweigh each other, as measured.
      return { value, weight: artifact.length };
    });
  }
}
