import { describe, expect, it } from '@jest/globals';
import { mapAhead } from './pipeline.js';

async function* upTo(count: number, read: number[] = []): AsyncGenerator<number> {
  for (let item = 0; item < count; item++) {
    read.push(item);
    yield await Promise.resolve(item);
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('mapAhead', () => {
  it.each([0, 1, 2, 9])('keeps the order, %i ahead', async (ahead) => {
    const slowFirst = async (item: number): Promise<number> => {
      for (let turn = 0; turn < 10 - item; turn++) await Promise.resolve();
      return item * item;
    };
    expect(await all(mapAhead(upTo(5), ahead, slowFirst))).toEqual([0, 1, 4, 9, 16]);
  });

  it('reads no further ahead than it is told to', async () => {
    const read: number[] = [];
    for await (const item of mapAhead(upTo(6, read), 2, (it) => Promise.resolve(it))) {
      expect(read.length).toBeLessThanOrEqual(item + 3);
    }
    expect(read).toHaveLength(6);
  });

  it('fails where a result fails, after those before it', async () => {
    const seen: number[] = [];
    const fail = (item: number) =>
      item === 1 ? Promise.reject(new Error('broken')) : Promise.resolve(item);
    const work = async () => {
      for await (const item of mapAhead(upTo(5), 2, fail)) seen.push(item);
    };
    await expect(work()).rejects.toThrow('broken');
    expect(seen).toEqual([0]);
  });
});
