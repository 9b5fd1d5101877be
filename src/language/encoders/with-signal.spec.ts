import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { withSignal } from './with-signal.js';

const forever = (signal: AbortSignal) => sleep(60_000, undefined, { signal });
const reasonOf = (signal: AbortSignal) => forever(signal).catch(() => signal.reason as unknown);

describe('withSignal', () => {
  it('gives what the work gives and leaves nothing behind', async () => {
    const { signal } = new AbortController();
    const ending = { signals: [signal, undefined], timeoutMs: 60_000 };
    expect(await withSignal(ending, () => Promise.resolve(7))).toBe(7);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends with any signal, for its reason', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const work = withSignal({ signals: [one.signal, other.signal] }, reasonOf);
    other.abort('enough');
    expect(await work).toBe('enough');
    const again = await withSignal({ signals: [one.signal, other.signal] }, reasonOf);
    expect(again).toBe('enough');
  });

  it('ends when the time is up', async () => {
    const timeoutReason = new Error('late');
    expect(await withSignal({ signals: [], timeoutMs: 5, timeoutReason }, reasonOf)).toBe(
      timeoutReason,
    );
  });
});
