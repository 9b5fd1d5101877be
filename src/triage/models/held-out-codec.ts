import { gunzipSync, gzipSync } from 'node:zlib';
import {
  fromColumns,
  type PredictionColumns,
  type RecordedPrediction,
  toColumns,
} from '../core/index.js';

/** Packs held-out predictions as small as they are kept with a model. */
export function packPredictions(predictions: readonly RecordedPrediction[]): Uint8Array {
  return gzipSync(JSON.stringify(toColumns(predictions)));
}

/** Reads what `packPredictions` wrote. */
export function unpackPredictions(packed: Uint8Array): RecordedPrediction[] {
  return fromColumns(JSON.parse(gunzipSync(packed).toString('utf8')) as PredictionColumns);
}
