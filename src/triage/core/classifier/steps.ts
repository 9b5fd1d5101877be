/** Work in steps of a few milliseconds, so that whoever waits for something else gets a turn. */
export type Steps<Result> = Generator<void, Result>;

/** Does all the steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
