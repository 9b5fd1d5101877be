import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { WakeUpCalls } from './wake-up-calls.js';

describe('WakeUpCalls', () => {
  it('sends one call for all that ask for it together, and pauses before the next', async () => {
    const sent: number[] = [];
    const sut = new WakeUpCalls(() => Promise.resolve(sent.push(performance.now())));
    await Promise.all(Array.from({ length: 50 }, () => sut.call()));
    expect(sent).toHaveLength(1);
    await sut.call();
    expect(sent).toHaveLength(2);
    // Timers may be a millisecond early.
    expect(sent[1]! - sent[0]!).toBeGreaterThanOrEqual(19);
  });

  it('sends another call for what came while one was on its way', async () => {
    let sent = 0;
    const sut = new WakeUpCalls(async () => {
      sent += 1;
      await sleep(50);
    });
    const first = sut.call();
    await sleep(25);
    await Promise.all([first, sut.call()]);
    expect(sent).toBe(2);
  });

  it('tells those who asked when it fails, and tries again for the next', async () => {
    let sent = 0;
    const sut = new WakeUpCalls(() =>
      sent++ === 0 ? Promise.reject(new Error('away')) : Promise.resolve(),
    );
    await expect(sut.call()).rejects.toThrow('away');
    await sut.call();
    expect(sent).toBe(2);
  });
});
