import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '../../../platform/common/errors/request-errors.js';
import { WaitingRoom } from './waiting-room.js';

/** A room whose waits end when the test says so, and whose lots fall as it says. */
function aRoom(capacity = 1_000) {
  const waits: (() => void)[] = [];
  const lots: number[] = [];
  const sleep = () => new Promise<void>((resolve) => waits.push(resolve));
  const room = new WaitingRoom(sleep, () => lots.shift() ?? 0.999, capacity);
  const enter = (pair: string, network: string, name = pair): Promise<string> =>
    room
      .after(4_000, { pair, network }, () => Promise.resolve(name))
      .catch((error: unknown) => (error instanceof RateLimitedError ? 'refused' : String(error)));
  const endWaits = (): void => waits.splice(0).forEach((end) => end());
  return { enter, endWaits, waits, lots };
}

const STRANGER = '203.0.113.1';
const OWNER = '198.51.100.1';

describe('WaitingRoom', () => {
  it('makes one attempt of a pair in each wait, and that of whom the lot falls on', async () => {
    const { enter, endWaits, waits, lots } = aRoom();
    lots.push(0.4, 0.9);
    const outcomes = ['first', 'second', 'third'].map((name) => enter('a', STRANGER, name));
    expect(waits).toHaveLength(1);
    endWaits();
    // Two of two come below a half; of three the last stays above a third.
    expect(await Promise.all(outcomes)).toEqual(['refused', 'second', 'refused']);
    const next = enter('a', STRANGER, 'next');
    endWaits();
    expect(await next).toBe('next');
  });

  it('gives each of many who come during a wait the same chance', async () => {
    const random = seeded(7);
    const wins = Array.from({ length: 5 }, () => 0);
    for (let time = 0; time < 2_000; time++) {
      let end: () => void = () => undefined;
      const sleep = () => new Promise<void>((resolve) => (end = resolve));
      const sut = new WaitingRoom(sleep, random);
      const outcomes = wins.map((_, place) =>
        sut.after(1, { pair: 'a', network: 'n' }, () => Promise.resolve(place)).catch(() => -1),
      );
      end();
      const [winner] = (await Promise.all(outcomes)).filter((it) => it >= 0);
      wins[winner!]! += 1;
    }
    for (const count of wins) expect(Math.abs(count - 400)).toBeLessThan(80);
  });

  it('lets no network take more than its places, nor keep others out of a full room', async () => {
    const { enter, endWaits } = aRoom(60);
    const first = Array.from({ length: 55 }, (_, n) => enter(`a${n}`, STRANGER));
    const others = Array.from({ length: 10 }, (_, n) => enter(`b${n}`, '203.0.113.2'));
    const owner = enter('owner', OWNER);
    endWaits();
    expect(await owner).toBe('owner');
    expect((await Promise.all(others)).filter((it) => it === 'refused')).toEqual([]);
    const refused = (await Promise.all(first)).filter((it) => it === 'refused');
    // Five for want of places of that network, and one gave way to the owner.
    expect(refused).toHaveLength(6);
  });

  it('is empty again after whatever happened', async () => {
    const { enter, endWaits } = aRoom(2);
    for (let time = 0; time < 3; time++) {
      const outcomes = [enter('a', STRANGER), enter('b', OWNER)];
      endWaits();
      expect(await Promise.all(outcomes)).toEqual(['a', 'b']);
    }
  });
});

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}
