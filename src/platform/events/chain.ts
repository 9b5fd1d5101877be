import { AsyncLocalStorage } from 'node:async_hooks';

const NOTHING: readonly string[] = [];
const chains = new AsyncLocalStorage<readonly string[]>();

/** What leads to that which is told now, the first first. */
export function currentChain(): readonly string[] {
  return chains.getStore() ?? NOTHING;
}

/** Does something that all of this has led to: so say the events that it tells. */
export function withinChain<Result>(
  chain: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  return chains.run(chain, work);
}
