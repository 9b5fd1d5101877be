import type { Classification } from './classification.js';

/**
 * The lexical confidence from which an embedding is not worth its time: on Banking77 anything from
 * 0.95 on leaves the accuracy as it is.
 */
const CERTAIN = 0.97;

/** Whether what the words alone say stands without a look at the meaning. */
export function isCertain({
  confidence,
  familiar,
}: Pick<Classification, 'confidence' | 'familiar'>): boolean {
  return familiar && confidence >= CERTAIN;
}
