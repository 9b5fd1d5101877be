import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '../../../platform/common/errors/request-errors.js';
import { Settings } from '../../../platform/config/index.js';
import { RateLimiters, SharedStore } from '../../../platform/limits/index.js';
import { Attempts } from './attempts.js';
import { WrongPasswordError } from './wrong-secret.errors.js';

const OWNER = '198.51.100.1';
const THIEF = '203.0.113.66';
const ACCOUNT = { organization: 1, email: 'ada@example.com' };

/** Does not wait, but remembers for how long it would have, in milliseconds. */
class UnhurriedAttempts extends Attempts {
  readonly waits: number[] = [];

  protected override async wait(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    await Promise.resolve();
  }
}

/** At the default of 30 a minute: an account is slowed after 5, a pair refused after 20. */
function newAttempts(): UnhurriedAttempts {
  const settings = Object.assign(new Settings(), { secretKey: 'a key for this test' });
  return new UnhurriedAttempts(settings, new RateLimiters(new SharedStore(settings), settings));
}

const right = (): Promise<string> => Promise.resolve('signed in');
const wrong = (): Promise<string> => Promise.reject(new WrongPasswordError());

async function fail(sut: Attempts, times: number, account = ACCOUNT, from = THIEF): Promise<void> {
  for (let time = 0; time < times; time++) {
    await expect(sut.make(account, from, wrong)).rejects.toThrow(WrongPasswordError);
  }
}

describe('Attempts', () => {
  it('lets a few failures pass, then waits longer and longer, then refuses', async () => {
    const sut = newAttempts();
    await fail(sut, 5);
    await expect(sut.make(ACCOUNT, THIEF, right)).resolves.toBe('signed in');
    expect(sut.waits).toEqual([]);
    await fail(sut, 20);
    expect(sut.waits.slice(0, 6)).toEqual([250, 500, 1000, 2000, 4000, 4000]);
    const refused = await sut.make(ACCOUNT, THIEF, right).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RateLimitedError);
    expect((refused as RateLimitedError).retryAfter).toBeLessThanOrEqual(15 * 60);
  });

  it('never refuses the owner from elsewhere, however many fail', async () => {
    const sut = newAttempts();
    for (let address = 0; address < 100; address++) {
      await fail(sut, 20, ACCOUNT, `203.0.113.${address}`);
    }
    await expect(sut.make(ACCOUNT, OWNER, right)).resolves.toBe('signed in');
    expect(Math.max(...sut.waits)).toBe(4000);
  });

  it('does the same for every way to write an address', async () => {
    const sut = newAttempts();
    await fail(sut, 3, { ...ACCOUNT, email: 'ADA@example.com' });
    await fail(sut, 4);
    expect(sut.waits).toEqual([250]);
  });

  it('counts the failures of a namesake in another organisation apart', async () => {
    const sut = newAttempts();
    await fail(sut, 20);
    sut.waits.length = 0;
    await sut.make({ ...ACCOUNT, organization: 2 }, OWNER, right);
    expect(sut.waits).toEqual([]);
  });

  it('slows an address down that tries one account after the other', async () => {
    const sut = newAttempts();
    for (let account = 0; account < 52; account++) {
      await fail(sut, 1, { ...ACCOUNT, email: `${account}@example.com` });
    }
    expect(sut.waits).toEqual([250]);
    await sut.make({ ...ACCOUNT, email: 'bob@example.com' }, OWNER, right);
    expect(sut.waits).toEqual([250]);
  });

  it('does not count what succeeded or had another reason to fail', async () => {
    const sut = newAttempts();
    for (let time = 0; time < 100; time++) await sut.make(ACCOUNT, OWNER, right);
    for (let time = 0; time < 100; time++) {
      const away = () => Promise.reject(new Error('the database is away'));
      await expect(sut.make(ACCOUNT, OWNER, away)).rejects.toThrow('away');
    }
    expect(sut.waits).toEqual([]);
  });

  it('counts each of many guesses at once, and lets one at a time wait', async () => {
    const sut = newAttempts();
    const guesses = Array.from({ length: 50 }, () => sut.make(ACCOUNT, THIEF, wrong));
    const outcomes = await Promise.allSettled(guesses);
    const made = outcomes.filter(
      (it) => it.status === 'rejected' && it.reason instanceof WrongPasswordError,
    );
    expect(made.length).toBeGreaterThanOrEqual(5);
    expect(made.length).toBeLessThanOrEqual(7);
    await expect(sut.make(ACCOUNT, OWNER, right)).resolves.toBe('signed in');
  });

  it('takes no more app codes after twenty wrong ones, from wherever', async () => {
    const sut = newAttempts();
    const guess = (isRight: boolean) => sut.tryCode(7, () => Promise.resolve(isRight));
    for (let time = 0; time < 19; time++) expect(await guess(false)).toBe(false);
    expect(await guess(true)).toBe(true);
    for (let time = 0; time < 20; time++) expect(await guess(false)).toBe(false);
    await expect(guess(true)).rejects.toThrow(RateLimitedError);
    expect(await sut.tryCode(8, () => Promise.resolve(true))).toBe(true);
  });
});
