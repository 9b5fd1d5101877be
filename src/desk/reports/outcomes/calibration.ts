import type { CalibrationView } from './calibration.dto.js';
import { proportion } from './figures.js';
import type { CalibrationRow } from './outcome-statements.js';

/** Equal bins of the confidence. */
export const CALIBRATION_BINS = 10;

/** With fewer judged predictions the figures would be chance. */
const LEAST = 30;

/**
 * Confidence beside truth, bin by bin, and the expected calibration error (Naeini et al. 2015): the
 * mean distance of the two, weighted by how many predictions there are.
 */
export function calibrationOf(
  modelId: number | null,
  rows: readonly CalibrationRow[],
): CalibrationView {
  const judged = rows.reduce((sum, { count }) => sum + count, 0);
  const missing = Math.max(0, LEAST - judged);
  if (missing > 0) return { modelId, judged, missing, ece: null, bins: [] };
  const distance = rows.reduce((sum, row) => sum + surplusOf(row), 0);
  const bins = rows.map(({ bin, count, right, meanConfidence }) => ({
    from: bin / CALIBRATION_BINS,
    to: (bin + 1) / CALIBRATION_BINS,
    meanConfidence,
    right: proportion(right, count),
  }));
  return { modelId, judged, missing, ece: distance / judged, bins };
}

function surplusOf({ count, right, meanConfidence }: CalibrationRow): number {
  return Math.abs(meanConfidence * count - right);
}
