import {
  BuiltinEncoder,
  MemoryEmbeddingCache,
  MINILM_ID,
} from '../../../language/encoders/index.js';
import { type Tier, type TrainingEmbeddings, withIntentNames } from '../../core/index.js';
import { readStarterSet, starterTexts } from '../../examples/index.js';
import { dataHashOf } from '../data-hash.js';
import { modelLanguages } from '../model-languages.js';
import { trainInWorker } from '../train-in-worker.js';
import { embedTrainingSet, type TrainingTexts } from '../training-vectors.js';
import type { PrebuiltModel } from './prebuilt-model.js';

/** What the vectors are of the whole work. */
const EMBEDDINGS_SHARE = 0.3;

/** Trains a model of the starter set as a new service would; tells how far it is, 0 to 1. */
export async function trainStarter(
  tier: Tier,
  onProgress: (done: number) => void,
): Promise<PrebuiltModel> {
  const starter = starterTexts(await readStarterSet());
  const set = { ...starter, examples: withIntentNames(starter.examples) };
  const start = tier === 'full' ? EMBEDDINGS_SHARE : 0;
  const embeddings =
    tier === 'full' ? await embed(set, (done) => onProgress(done * start)) : undefined;
  const means = { encoder: embeddings?.encoder ?? null, quick: tier === 'lexical' };
  const result = await trainInWorker(
    { ...set, embeddings, quick: means.quick },
    ({ done }) => onProgress(start + (1 - start) * done),
    new AbortController().signal,
  );
  const [dataHash, languages] = await Promise.all([
    dataHashOf(starter, means),
    modelLanguages(starter.examples),
  ]);
  return { result, dataHash, languages };
}

async function embed(
  set: TrainingTexts,
  onProgress: (done: number) => void,
): Promise<TrainingEmbeddings> {
  const encoder = new BuiltinEncoder(MINILM_ID);
  try {
    return await embedTrainingSet(encoder, new MemoryEmbeddingCache(), set, {
      onProgress: (done, total) => onProgress(done / total),
    });
  } finally {
    await encoder.close();
  }
}
