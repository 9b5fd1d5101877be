/**
 * Adjusts the p-values of several tests so that the chance of any false alarm among them stays at
 * the level (Holm, Scandinavian Journal of Statistics 6, 1979); in the order given.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  order.forEach((test, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[test]!));
    adjusted[test] = largest;
  });
  return adjusted;
}
