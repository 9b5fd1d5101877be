import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BoundedCache } from './bounded-cache.js';

const LIMIT = 10;
const PINNED = 'p';

const step = fc.record({
  do: fc.constantFrom('load', 'put', 'get', 'drop'),
  key: fc.constantFrom(PINNED, 'a', 'b', 'c', 'd', 'e'),
  weight: fc.integer({ min: 0, max: 12 }),
});

/** Something that is being made until the test says how it ended. */
function aMaking() {
  let made = 0;
  let end: (result: { value: string; weight: number } | Error) => void = () => undefined;
  const make = () => {
    made++;
    return new Promise<{ value: string; weight: number }>((resolve, reject) => {
      end = (result) => (result instanceof Error ? reject(result) : resolve(result));
    });
  };
  return { make, made: () => made, end: (result: Parameters<typeof end>[0]) => end(result) };
}

describe('BoundedCache', () => {
  it('never keeps more than the bound, but for what is pinned, and of the rest the last used', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        /** By key, least recently used first. */
        const model = new Map<string, number>();
        const sut = new BoundedCache<string, string>({
          limit: LIMIT,
          isPinned: (it) => it === PINNED,
        });
        const sum = () => [...model.values()].reduce((all, weight) => all + weight, 0);
        for (const it of steps) {
          const known = model.get(it.key);
          if (it.do === 'drop') {
            sut.drop(it.key);
            model.delete(it.key);
          } else if (it.do === 'get' || (it.do === 'load' && known !== undefined)) {
            const got = it.do === 'get' ? sut.get(it.key) : await sut.load(it.key, neverMade);
            expect(got).toBe(known === undefined ? undefined : it.key);
            if (known === undefined) continue;
            model.delete(it.key);
            model.set(it.key, known);
          } else {
            const weighed = { value: it.key, weight: it.weight };
            if (it.do === 'put') sut.put(it.key, weighed);
            else await sut.load(it.key, () => Promise.resolve(weighed));
            model.delete(it.key);
            if (it.weight <= LIMIT || it.key === PINNED) model.set(it.key, it.weight);
            for (const oldest of [...model.keys()]) {
              if (sum() > LIMIT && oldest !== PINNED) model.delete(oldest);
            }
          }
          expect(sut.keys).toEqual([...model.keys()]);
          expect(sut.weight).toBe(sum());
          expect(sut.weight).toBeLessThanOrEqual(Math.max(LIMIT, model.get(PINNED) ?? 0));
        }
      }),
    );
  });

  it('makes what many ask for once', async () => {
    const sut = new BoundedCache<string, string>({ limit: LIMIT });
    const { make, made, end } = aMaking();
    const asked = [sut.load('a', make), sut.load('a', make), sut.load('a', make)];
    end({ value: 'x', weight: 1 });
    expect(await Promise.all(asked)).toEqual(['x', 'x', 'x']);
    expect(await sut.load('a', make)).toBe('x');
    expect(made()).toBe(1);
  });

  it('keeps no failure', async () => {
    const sut = new BoundedCache<string, string>({ limit: LIMIT });
    const { make, made, end } = aMaking();
    const asked = [sut.load('a', make), sut.load('a', make)];
    end(new Error('away'));
    for (const it of asked) await expect(it).rejects.toThrow('away');
    const again = sut.load('a', make);
    end({ value: 'x', weight: 1 });
    expect(await again).toBe('x');
    expect(made()).toBe(2);
  });

  it('gives what is heavier than the bound, but nothing goes for it', async () => {
    const dropped: string[] = [];
    const onDropped = (it: string) => dropped.push(it);
    const sut = new BoundedCache<string, string>({ limit: LIMIT, onDropped });
    sut.put('a', { value: 'small', weight: 2 });
    sut.put('b', { value: 'small', weight: 2 });
    const heavy = () => Promise.resolve({ value: 'heavy', weight: LIMIT + 1 });
    expect(await sut.load('c', heavy)).toBe('heavy');
    sut.put('b', await heavy());
    expect(sut.keys).toEqual(['a']);
    expect(dropped).toEqual(['b']);
  });

  it('forgets all, also what is being made', async () => {
    const sut = new BoundedCache<string, number>({ limit: 10 });
    sut.put('a', { value: 1, weight: 4 });
    const making = sut.load('b', () => Promise.resolve({ value: 2, weight: 4 }));
    sut.clear();
    expect(await making).toBe(2);
    expect([sut.keys, sut.weight]).toEqual([[], 0]);
  });

  it('keeps nothing that was dropped while it was being made, and makes it anew', async () => {
    const sut = new BoundedCache<string, string>({ limit: LIMIT });
    const old = aMaking();
    const before = sut.load('a', old.make);
    sut.drop('a');
    const after = sut.load('a', () => Promise.resolve({ value: 'new', weight: 1 }));
    expect(await after).toBe('new');
    old.end({ value: 'old', weight: 1 });
    expect(await before).toBe('old');
    expect(sut.get('a')).toBe('new');
  });
});

function neverMade(): Promise<never> {
  throw new Error('made although it is kept');
}
