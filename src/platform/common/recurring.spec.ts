import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Recurring } from './recurring.js';

const EVERY_MS = 1_000;

/** Work whose runs end when the test says so. */
function makeWork() {
  const runs: { readonly signal: AbortSignal; end(): void; fail(error: Error): void }[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => runs.push({ signal, end: resolve, fail: reject }));
  return { runs, work };
}

const settle = () => jest.advanceTimersByTimeAsync(0);

describe('Recurring', () => {
  let said: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    said = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => {
      said.push(String(line));
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('runs at once and then every so often', async () => {
    let runs = 0;
    const sut = new Recurring('work', EVERY_MS, () => Promise.resolve(runs++));
    sut.start();
    sut.start();
    expect(runs).toBe(1);
    await jest.advanceTimersByTimeAsync(3 * EVERY_MS);
    expect(runs).toBe(4);
  });

  it('may leave out the run at once', async () => {
    let runs = 0;
    const sut = new Recurring('work', EVERY_MS, () => Promise.resolve(runs++));
    sut.start({ atOnce: false });
    expect(runs).toBe(0);
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(runs).toBe(1);
  });

  it('never runs twice at a time', async () => {
    const { runs, work } = makeWork();
    const sut = new Recurring('work', EVERY_MS, work);
    sut.start();
    await jest.advanceTimersByTimeAsync(5 * EVERY_MS);
    expect(runs).toHaveLength(1);
    runs[0]!.end();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(runs).toHaveLength(2);
  });

  it('runs once more for all that woke it during a run, and at once where none is', async () => {
    const { runs, work } = makeWork();
    const sut = new Recurring('work', EVERY_MS, work);
    sut.wake();
    sut.wake();
    sut.wake();
    runs[0]!.end();
    await settle();
    expect(runs).toHaveLength(2);
    runs[1]!.end();
    await settle();
    expect(runs).toHaveLength(2);
    sut.wake();
    expect(runs).toHaveLength(3);
  });

  it('tells the first of failures in a row by its name, and goes on', async () => {
    const outcomes = [false, false, true, false];
    const sut = new Recurring('sweep', EVERY_MS, () =>
      outcomes.shift() ? Promise.resolve() : Promise.reject(new Error('no database')),
    );
    sut.start();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(said).toEqual(['cannot sweep now: Error: no database']);
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(said).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(said).toHaveLength(2);
  });

  it('takes work that throws at once for one that fails', async () => {
    const sut = new Recurring('work', EVERY_MS, () => {
      throw new Error('at once');
    });
    sut.start();
    await settle();
    expect(said).toHaveLength(1);
  });

  it('waits at its stop for the run under way, which is told, and begins no other', async () => {
    const { runs, work } = makeWork();
    const sut = new Recurring('work', EVERY_MS, work);
    sut.start();
    sut.wake();
    let stopped = false;
    const stopping = sut.stop().then(() => (stopped = true));
    await settle();
    expect([stopped, runs[0]!.signal.aborted]).toEqual([false, true]);
    runs[0]!.end();
    await stopping;
    sut.wake();
    sut.start();
    await jest.advanceTimersByTimeAsync(5 * EVERY_MS);
    expect(runs).toHaveLength(1);
  });

  it('keeps no process alive', () => {
    const interval = jest.spyOn(globalThis, 'setInterval');
    new Recurring('work', EVERY_MS, () => Promise.resolve()).start();
    const timer = interval.mock.results[0]!.value as { hasRef?(): boolean };
    expect(timer.hasRef?.()).toBe(false);
  });

  it('runs outside of what woke it', async () => {
    const storage = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const sut = new Recurring('work', EVERY_MS, () =>
      Promise.resolve(seen.push(storage.getStore())),
    );
    storage.run('a transaction', () => sut.wake());
    await settle();
    expect(seen).toEqual([undefined]);
  });
});
