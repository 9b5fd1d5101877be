/** Work in steps of a few milliseconds, so that whoever waits for something else gets a turn. */
export type Steps<Result> = Generator<void, Result>;

/** Does all the steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** So many lines or signs of a message take a few milliseconds. */
const AT_A_TIME = 1_024;

/** What becomes of each item, some of them in each step. */
export function* mapInSteps<Item, Result>(
  items: readonly Item[],
  to: (item: Item, place: number) => Result,
): Steps<Result[]> {
  const results: Result[] = [];
  for (const [place, item] of items.entries()) {
    if (isStep(place)) yield;
    results.push(to(item, place));
  }
  return results;
}

/** Whether a loop that has come here ends a step. */
export function isStep(place: number): boolean {
  return place > 0 && place % AT_A_TIME === 0;
}
