import type { Calibration } from './calibration.js';
import type { Familiarity } from './familiarity.js';
import type { KeyTable } from './key-table.js';
import type { WeightRows } from './weight-rows.js';

/** Everything that classifying with a linear model needs; what the artifact holds. */
export interface LinearModel {
  readonly intents: readonly string[];
  readonly vocabulary: KeyTable;
  /** Inverse document frequency by feature, counted over the examples without the background. */
  readonly idf: Float32Array;
  /** The idf of a feature that no example has. */
  readonly unseenIdf: number;
  /** One class per intent, and the background as the last one if there is any. */
  readonly weights: WeightRows;
  readonly calibration: Calibration;
  readonly familiarity: Familiarity;
}
