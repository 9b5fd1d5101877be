/** The largest value of a signed byte that has its negative. */
const LARGEST = 127;

/**
 * Writes a row of weights as signed bytes from `start` on and gives their scale: weight ≈ scale ·
 * byte. A row of zeros is left as it is and has the scale 0.
 */
export function quantizeRow(weights: Float64Array, rows: Int8Array, start: number): number {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  if (largest === 0) return 0;
  for (let i = 0; i < weights.length; i++) {
    rows[start + i] = Math.round((weights[i]! / largest) * LARGEST);
  }
  return largest / LARGEST;
}
