/** What is promised: at most `target` wrong among the answered, with probability 1 − `delta`. */
export interface ErrorPromise {
  readonly target: number;
  readonly delta: number;
}

/** What an admin states; both are null where a policy sets a threshold instead. */
export interface StatedTarget {
  readonly targetErrorRate: number | null;
  readonly confidenceLevel: number | null;
}

/** What a policy promises; nothing where it sets a threshold. */
export function promiseOf({
  targetErrorRate,
  confidenceLevel,
}: StatedTarget): ErrorPromise | undefined {
  if (targetErrorRate === null || confidenceLevel === null) return undefined;
  return { target: targetErrorRate, delta: 1 - confidenceLevel };
}
