/**
 * The thresholds that are tested, fixed before any data are seen, highest first: evenly spaced in
 * log odds, where confidences crowd at the top, from 0.9995 down to 0.02.
 */
export const CONFIDENCE_GRID: readonly number[] = confidenceGrid();

/**
 * The place of the highest threshold that a confidence reaches; the length of the grid where it
 * reaches none.
 */
export function binOf(confidence: number): number {
  let low = 0;
  let high = CONFIDENCE_GRID.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (confidence >= CONFIDENCE_GRID[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function confidenceGrid(): number[] {
  const highest = Math.log(0.9995 / 0.0005);
  const lowest = Math.log(0.02 / 0.98);
  const steps = 230;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const odds = highest + ((lowest - highest) * i) / steps;
    return 1 / (1 + Math.exp(-odds));
  });
}
