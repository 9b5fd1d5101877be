import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';

export interface Patience {
  /** Milliseconds after which what was awaited has failed; generous, also for a busy machine. */
  readonly within?: number;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

type Matchers = ReturnType<typeof expect<unknown>>;
type Matcher = Exclude<keyof Matchers, 'not' | 'resolves' | 'rejects'>;
type Awaited = {
  readonly [Name in Matcher]: (...expected: Parameters<Matchers[Name]>) => Promise<void>;
};

/**
 * Looks again and again until the value is as expected: `await until(status).toBe('active')`.
 * When the time is over it fails as the last look failed.
 */
export function until(look: () => unknown, patience: Patience = {}): Awaited & { not: Awaited } {
  return { ...matchers(look, patience, false), not: matchers(look, patience, true) };
}

function matchers(look: () => unknown, patience: Patience, negated: boolean): Awaited {
  const { within = 90_000, every = 50 } = patience;
  const names = Object.keys(expect(undefined)) as (keyof Matchers)[];
  const entries = names.map((name) => {
    const awaited = async (...expected: unknown[]): Promise<void> => {
      const deadline = Date.now() + within;
      for (;;) {
        const isLast = Date.now() >= deadline;
        try {
          const found = expect(await look());
          const told = (negated ? found.not : found)[name as 'toEqual'];
          told(...(expected as [unknown]));
          return;
        } catch (error) {
          if (isLast) throw error;
        }
        await sleep(every);
      }
    };
    return [name, awaited] as const;
  });
  return Object.fromEntries(entries) as unknown as Awaited;
}
