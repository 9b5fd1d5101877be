/** Whether an answer was right; those of two judges are in the same order. */
interface Answer {
  readonly right: boolean;
}

/** Standard deviations that count as measurable. */
const MEASURABLE = 2;

/**
 * Whether one judge of the same messages is measurably worse than the other: by the messages on which
 * they differ, as in the test of McNemar (1947).
 */
export function isWorse(judge: readonly Answer[], other: readonly Answer[]): boolean {
  const lost = judge.filter(({ right }, i) => !right && other[i]!.right).length;
  const won = judge.filter(({ right }, i) => right && !other[i]!.right).length;
  return lost - won > MEASURABLE * Math.sqrt(lost + won);
}
