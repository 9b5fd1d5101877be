import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

describe('Turns', () => {
  it('lets only so many work at once, in order, however long each takes', async () => {
    const steps = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (atOnce, works) => {
        const sut = new Turns(atOnce);
        const begun: number[] = [];
        let underWay = 0;
        const most: number[] = [];
        const work = async (duration: number, index: number) => {
          begun.push(index);
          most.push((underWay += 1));
          for (let step = 0; step < duration; step++) await nextTurn();
          underWay -= 1;
          return index;
        };
        const indices = works.map((_, index) => index);
        const results = works.map((duration, i) => sut.run(() => work(duration, i)));
        expect(await Promise.all(results)).toEqual(indices);
        expect(begun).toEqual(indices);
        expect(Math.max(0, ...most)).toBe(Math.min(atOnce, works.length));
      }),
    );
  });

  it('goes on after work that failed', async () => {
    const sut = new Turns(1);
    const failed = sut.run(() => Promise.reject(new Error('broken')));
    const next = sut.run(() => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('done');
    expect(await sut.run(() => Promise.resolve('again'))).toBe('again');
  });
});
