/** Puts an item where it belongs among the best `most`, best first; of equals the first stays ahead. */
export function keepBest<Item>(
  best: Item[],
  item: Item,
  most: number,
  worthOf: (item: Item) => number,
): void {
  const worth = worthOf(item);
  let place = best.length;
  while (place > 0 && worthOf(best[place - 1]!) < worth) place--;
  if (place === most) return;
  best.splice(place, 0, item);
  if (best.length > most) best.pop();
}
