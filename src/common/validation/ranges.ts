import { ValidationError } from '../errors/request-errors.js';

/**
 * @param name `created` for a range from `createdFrom` up to, but not including, `createdTo`
 * @throws ValidationError when it ends before it begins
 */
export function refuseReversedTimes(name: string, from?: Date, to?: Date): void {
  if (from === undefined || to === undefined || from < to) return;
  throw new ValidationError([{ path: `${name}From`, message: `must be before ${name}To` }]);
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
