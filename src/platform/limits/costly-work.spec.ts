import { describe, expect, it } from '@jest/globals';
import { COSTLY_AT_ONCE, CostlyWork } from './costly-work.js';
import { TooManyAtOnceError } from './limits.errors.js';

const USER = 1;
const ANOTHER = 2;

function full(): { sut: CostlyWork; ends: (() => void)[] } {
  const sut = new CostlyWork();
  const ends = Array.from({ length: COSTLY_AT_ONCE }, () => sut.begin(USER));
  return { sut, ends };
}

describe('CostlyWork', () => {
  it('refuses a user more than a few at once, and nobody else', () => {
    const { sut } = full();
    expect(() => sut.begin(USER)).toThrow(TooManyAtOnceError);
    expect(() => sut.begin(ANOTHER)).not.toThrow();
  });

  it('says how many are allowed and when to come back', () => {
    const { message, retryAfter } = new TooManyAtOnceError(COSTLY_AT_ONCE);
    expect(message).toContain(String(COSTLY_AT_ONCE));
    expect(retryAfter).toBeGreaterThan(0);
  });

  it('lets the next one in when one ends', () => {
    const { sut, ends } = full();
    ends[0]!();
    expect(() => sut.begin(USER)).not.toThrow();
    expect(() => sut.begin(USER)).toThrow(TooManyAtOnceError);
  });

  it('counts what failed as ended', async () => {
    const sut = new CostlyWork();
    const fail = () => sut.run(USER, () => Promise.reject(new Error('broken')));
    for (let time = 0; time <= COSTLY_AT_ONCE; time++)
      await expect(fail()).rejects.toThrow('broken');
  });
});
