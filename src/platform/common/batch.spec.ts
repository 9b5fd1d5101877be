import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Batch } from './batch.js';

const UNBOUNDED = { most: Infinity, refusal: () => new Error('never') };

const limits = fc.record({
  atOnce: fc.integer({ min: 1, max: 3 }),
  size: fc.integer({ min: 1, max: 5 }),
  waiting: fc.constant(UNBOUNDED),
});

describe('Batch', () => {
  it('gives each caller the output of their own input, in batches within the limits', async () => {
    // How long each caller waits before asking, and each batch before it answers.
    const turns = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(limits, turns, turns, async (bounds, pauses, durations) => {
        let underWay = 0;
        let begun = 0;
        const sut = new Batch(async (inputs: readonly number[]) => {
          underWay += 1;
          expect(inputs.length).toBeLessThanOrEqual(bounds.size);
          expect(underWay).toBeLessThanOrEqual(bounds.atOnce);
          const duration = durations[begun++] ?? 0;
          for (let turn = 0; turn < duration; turn++) await nextTurn();
          underWay -= 1;
          return inputs.map((input) => input * 2);
        }, bounds);
        const outputs = pauses.map(async (pause, input) => {
          for (let turn = 0; turn < pause; turn++) await nextTurn();
          return sut.add(input);
        });
        expect(await Promise.all(outputs)).toEqual(pauses.map((_, input) => input * 2));
      }),
    );
  });

  it('takes every input once, in the order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(limits, fc.nat({ max: 30 }), async (bounds, count) => {
        const seen: number[] = [];
        const sut = new Batch((inputs: readonly number[]) => {
          seen.push(...inputs);
          return Promise.resolve(inputs);
        }, bounds);
        const all = Array.from({ length: count }, (_, input) => input);
        await Promise.all(all.map((input) => sut.add(input)));
        expect(seen).toEqual(all);
      }),
    );
  });

  it('sends together what comes in one turn, and collects what comes meanwhile', async () => {
    const batches: (readonly string[])[] = [];
    const sut = new Batch(
      async (inputs: readonly string[]) => {
        batches.push(inputs);
        await nextTurn();
        return inputs;
      },
      { atOnce: 1, size: 10, waiting: UNBOUNDED },
    );
    const first = ['a', 'b'].map((input) => sut.add(input));
    await nextTurn();
    const later = ['c', 'd'].map((input) => sut.add(input));
    expect(batches).toEqual([['a', 'b']]);
    await Promise.all([...first, ...later]);
    expect(batches).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('begins as many batches in one turn as may be under way', async () => {
    const batches: (readonly number[])[] = [];
    let end = (): void => undefined;
    const busy = new Promise<void>((resolve) => (end = resolve));
    const sut = new Batch(
      async (inputs: readonly number[]) => {
        batches.push(inputs);
        await busy;
        return inputs;
      },
      { atOnce: 2, size: 2, waiting: UNBOUNDED },
    );
    const all = [1, 2, 3, 4, 5].map((input) => sut.add(input));
    await nextTurn();
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
    end();
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5]);
  });

  it('fails all callers of a batch that failed, and goes on', async () => {
    const sut = new Batch(
      (inputs: readonly number[]) =>
        inputs.includes(1) ? Promise.reject(new Error('broken')) : Promise.resolve(inputs),
      { atOnce: 1, size: 2, waiting: UNBOUNDED },
    );
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map((input) => sut.add(input)));
    expect(results.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });

  it('fails one caller where only their output failed', async () => {
    const sut = new Batch(
      (inputs: readonly number[]) =>
        Promise.resolve(
          inputs.map((input) => (input === 1 ? Promise.reject(new Error('broken')) : input)),
        ),
      { atOnce: 1, size: 10, waiting: UNBOUNDED },
    );
    const first = sut.add(0);
    const broken = sut.add(1);
    const last = sut.add(2);
    await expect(broken).rejects.toThrow('broken');
    expect([await first, await last]).toEqual([0, 2]);
  });

  it('fails the callers where the outputs do not fit the inputs', async () => {
    const sut = new Batch(() => Promise.resolve([]), { atOnce: 1, size: 10, waiting: UNBOUNDED });
    await expect(sut.add(1)).rejects.toThrow('too few');
  });

  it('does not work in the context of a caller', async () => {
    const context = new AsyncLocalStorage<string>();
    const sut = new Batch(
      (inputs: readonly number[]) => Promise.resolve(inputs.map(() => context.getStore())),
      { atOnce: 1, size: 10, waiting: UNBOUNDED },
    );
    expect(await context.run('a transaction', () => sut.add(1))).toBeUndefined();
  });

  it('refuses whoever would wait behind too many', async () => {
    const waiting = { most: 2, refusal: () => new Error('too many') };
    let end = (): void => undefined;
    const busy = new Promise<void>((resolve) => (end = resolve));
    const sut = new Batch(
      async (inputs: readonly number[]) => {
        await busy;
        return inputs;
      },
      { atOnce: 1, size: 10, waiting },
    );
    const first = sut.add(1);
    await nextTurn();
    const served = [first, sut.add(2), sut.add(3)];
    await expect(sut.add(4)).rejects.toThrow('too many');
    end();
    expect(await Promise.all(served)).toEqual([1, 2, 3]);
    expect(await sut.add(5)).toBe(5);
  });
});
