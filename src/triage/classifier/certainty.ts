import type { Classification } from './classification.js';

/**
 * The lexical confidence from which an embedding is not worth its time. On held-out Banking77
 * messages it changes none of the answers there.
 */
const CERTAIN = 0.97;

/** Whether what the words alone say stands without a look at the meaning. */
export function isCertain({
  confidence,
  familiar,
}: Pick<Classification, 'confidence' | 'familiar'>): boolean {
  return familiar && confidence >= CERTAIN;
}
