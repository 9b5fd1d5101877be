import { ValidationError } from '../errors/request-errors.js';

/**
 * @param names of the parameters: a range begins with the first, and ends before the second
 * @throws ValidationError when it ends before it begins
 */
export function refuseReversedTimes(
  [first, second]: readonly [string, string],
  from?: Date,
  to?: Date,
): void {
  if (from === undefined || to === undefined || from < to) return;
  throw new ValidationError([{ path: first, message: `must be before ${second}` }]);
}

/**
 * @param name `Confidence` for a range from `minConfidence` to `maxConfidence`, both included
 * @throws ValidationError when it ends before it begins
 */
export function refuseReversedNumbers(name: string, from?: number, to?: number): void {
  if (from === undefined || to === undefined || from <= to) return;
  const message = `must not be greater than max${name}`;
  throw new ValidationError([{ path: `min${name}`, message }]);
}
