import type { Policy } from '../core/index.js';
import { type Intent, isAnswerable } from '../taxonomy/index.js';

/**
 * The intents that share the risk of a policy: those that it answers by a threshold which is not set
 * by hand. Where it is live for none, those that it would answer if it were.
 */
export function answeredBy(
  { mode, overrides }: Pick<Policy, 'mode' | 'overrides'>,
  intents: readonly Intent[],
): string[] {
  const own = intents
    .filter((intent) => isAnswerable(intent))
    .map(({ name }) => ({ name, ...(Object.hasOwn(overrides, name) ? overrides[name] : {}) }))
    .filter(({ neverAnswer, threshold }) => !neverAnswer && threshold === undefined);
  const live = own.filter((it) => (it.mode ?? mode) === 'live');
  return (live.length > 0 ? live : own).map(({ name }) => name).sort();
}
