import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Semaphore } from './semaphore.js';

describe('Semaphore', () => {
  it('lets only so many work at once, in order, however long each takes', async () => {
    const steps = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (atOnce, works) => {
        const sut = new Semaphore(atOnce);
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

  it('lets several take turns, each in order, however much one of them wants', async () => {
    const sut = new Semaphore(1);
    const begun: string[] = [];
    const ask = (owner: number, name: string) =>
      sut.run(async () => {
        begun.push(name);
        await nextTurn();
      }, owner);
    await Promise.all([
      ...['a1', 'a2', 'a3', 'a4'].map((name) => ask(1, name)),
      ...['b1', 'b2'].map((name) => ask(2, name)),
      ask(3, 'c1'),
    ]);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('goes on after work that failed', async () => {
    const sut = new Semaphore(1);
    const failed = sut.run(() => Promise.reject(new Error('broken')));
    const next = sut.run(() => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('done');
    expect(await sut.run(() => Promise.resolve('again'))).toBe('again');
  });
});
