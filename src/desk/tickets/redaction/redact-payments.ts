import { atOnce } from '../../../platform/common/in-steps.js';
import { removingCardNumbers } from './card-numbers.js';
import { withoutIbans } from './ibans.js';

/** Most messages have none of it, which is seen at once. */
const MANY_DIGITS = /(?:\d[^\d\n]{0,2}){11}/;

/**
 * Takes, in steps, numbers of cards and bank accounts out of what somebody wrote; a text without stays
 * the same.
 */
export function* redactingPayments(text: string): Generator<undefined, string> {
  if (!MANY_DIGITS.test(text)) return text;
  const left = withoutIbans(text);
  yield;
  return yield* removingCardNumbers(left);
}

/** The same, all at once. */
export function redactPayments(text: string): string {
  return atOnce(redactingPayments(text));
}
