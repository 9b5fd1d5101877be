/**
 * Maps what comes one after another, working on up to `ahead` items before the one in whose result
 * somebody waits; the results come in the order of the items.
 */
export async function* mapAhead<Item, Result>(
  items: AsyncIterable<Item>,
  ahead: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for await (const item of items) {
    const result = map(item);
    // Its turn may never come, and then nobody hears of its failure.
    result.catch(() => undefined);
    underWay.push(result);
    const [first] = underWay;
    if (first === undefined || underWay.length <= ahead) continue;
    void underWay.shift();
    yield await first;
  }
  for (const result of underWay) yield await result;
}
