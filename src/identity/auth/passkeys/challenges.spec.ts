import { describe, expect, it } from '@jest/globals';
import { Settings } from '../../../platform/config/index.js';
import { Challenges } from './challenges.js';

class ChallengesAt extends Challenges {
  at: () => number = Date.now;

  protected override now(): number {
    return this.at();
  }
}

function newChallenges(secretKey = 'a key for this test', at = Date.now): Challenges {
  const sut = new ChallengesAt(Object.assign(new Settings(), { secretKey }));
  return Object.assign(sut, { at });
}

describe('Challenges', () => {
  const sut = newChallenges();
  const challenge = sut.make(1, 'sign in').toString('base64url');

  it('knows its own, each of which is another', () => {
    expect(sut.isValid(challenge, 1, 'sign in')).toBe(true);
    expect(newChallenges().isValid(challenge, 1, 'sign in')).toBe(true);
    expect(sut.make(1, 'sign in').toString('base64url')).not.toBe(challenge);
  });

  it('takes none for another organisation, purpose or person, nor of another key', () => {
    expect(sut.isValid(challenge, 2, 'sign in')).toBe(false);
    expect(sut.isValid(challenge, 1, 'register 1')).toBe(false);
    const other = sut.make(1, 'register 1').toString('base64url');
    expect(sut.isValid(other, 1, 'register 1')).toBe(true);
    expect(sut.isValid(other, 1, 'register 11')).toBe(false);
    expect(newChallenges('another key').isValid(challenge, 1, 'sign in')).toBe(false);
  });

  it('takes none that was changed, cut or made up', () => {
    const bytes = Buffer.from(challenge, 'base64url');
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed[place]! ^= 1;
      expect(sut.isValid(changed.toString('base64url'), 1, 'sign in')).toBe(false);
      expect(sut.isValid(bytes.subarray(0, place).toString('base64url'), 1, 'sign in')).toBe(false);
    }
    expect(sut.isValid(`${challenge}AAAA`, 1, 'sign in')).toBe(false);
  });

  it('takes one for five minutes', () => {
    const later = (minutes: number) =>
      newChallenges(undefined, () => Date.now() + minutes * 60_000);
    expect(later(4.9).isValid(challenge, 1, 'sign in')).toBe(true);
    expect(later(5.1).isValid(challenge, 1, 'sign in')).toBe(false);
  });
});
