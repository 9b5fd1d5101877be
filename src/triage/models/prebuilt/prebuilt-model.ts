import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { Tier } from '../../core/index.js';
import { readStarterSet } from '../../examples/index.js';
import type { TrainingResult } from '../training-worker.js';
import { hashOfCode } from './code-hash.js';

/** A model of the starter set that was trained with the build. */
export interface PrebuiltModel {
  readonly result: TrainingResult;
  /** Of the starter set and the means, as of every training. */
  readonly dataHash: string;
  /** Of the starter set. */
  readonly languages: readonly string[];
}

/** Where the build puts them. */
export const PREBUILT_FOLDER = new URL('../../../starter/', import.meta.url);

/** All that makes a model of texts; hashed with what they import, checksums of weights included. */
const CODE = [
  '../training-worker.js',
  '../model-languages.js',
  '../../../language/encoders/builtin/builtin-encoder.js',
].map((path) => new URL(path, import.meta.url));

/**
 * The names of the models' files. They tell the code, the starter set and the encoder that a model
 * is of: one of others is never found.
 */
export async function prebuiltNames(): Promise<Record<Tier, string>> {
  const [code, set] = await Promise.all([hashOfCode(CODE), readStarterSet()]);
  const parts = JSON.stringify([code, set]);
  const key = createHash('sha256').update(parts).digest('hex').slice(0, 32);
  return { lexical: `lexical-${key}.model`, full: `full-${key}.model` };
}

/** Packs a model into the bytes of its file. */
export function packPrebuilt(model: PrebuiltModel): Uint8Array {
  return serialize(model);
}

/** The model of this tier that the build left; nothing where it left none. */
export async function readPrebuilt(tier: Tier): Promise<PrebuiltModel | undefined> {
  try {
    const names = await prebuiltNames();
    return deserialize(await readFile(new URL(names[tier], PREBUILT_FOLDER))) as PrebuiltModel;
  } catch {
    return undefined;
  }
}
