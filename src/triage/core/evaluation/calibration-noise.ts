/** Bins of the calibration error; as many as `expectedCalibrationError` has. */
const BINS = 15;

/** What the calibration error of perfectly calibrated confidences is by chance. */
export interface CalibrationNoise {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The expected calibration error that a finite sample shows although every confidence is true
 * (Bröcker and Smith 2007: consistency). In each bin the surplus is then nearly normal with the
 * variance Σ c(1 − c), and its absolute value half-normal: mean σ√(2/π), variance σ²(1 − 2/π).
 */
export function calibrationNoise(confidences: readonly number[]): CalibrationNoise {
  const variances = new Float64Array(BINS);
  for (const confidence of confidences) {
    const bin = Math.min(Math.floor(confidence * BINS), BINS - 1);
    variances[bin]! += confidence * (1 - confidence);
  }
  const count = Math.max(1, confidences.length);
  const mean = variances.reduce((sum, it) => sum + Math.sqrt((2 / Math.PI) * it), 0);
  const variance = variances.reduce((sum, it) => sum + (1 - 2 / Math.PI) * it, 0);
  return { mean: mean / count, deviation: Math.sqrt(variance) / count };
}
