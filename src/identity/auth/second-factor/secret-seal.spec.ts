import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Settings } from '../../../platform/config/index.js';
import { SecretSeal } from './secret-seal.js';

function sealBy(secretKey: string, secretKeyPrevious?: string): SecretSeal {
  return new SecretSeal(Object.assign(new Settings(), { secretKey, secretKeyPrevious }));
}

const sut = sealBy('a key of at least 32 characters, for tests');
const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((it) => Buffer.from(it));

describe('SecretSeal', () => {
  it('opens what it sealed, and shows nothing of it', () => {
    fc.assert(
      fc.property(fc.nat(), bytes, (userId, secret) => {
        const sealed = sut.seal(userId, secret);
        expect(sut.open(userId, sealed)).toEqual(secret);
        if (secret.length > 4) expect(sealed.includes(secret)).toBe(false);
        expect(sut.seal(userId, secret)).not.toEqual(sealed);
      }),
    );
  });

  it('opens by the previous key too, and seals that anew by the present one', () => {
    const [old, present] = [
      'the old key, 32 characters or more',
      'the key since, of 32 characters',
    ];
    const sealed = sealBy(old).seal(7, Buffer.from('secret'));
    const changing = sealBy(present, old);
    expect(changing.open(7, sealed)).toEqual(Buffer.from('secret'));
    expect(changing.open(8, sealed)).toBeUndefined();
    const anew = changing.renew(7, sealed)!;
    expect(sealBy(present).open(7, anew)).toEqual(Buffer.from('secret'));
    expect(changing.renew(7, anew)).toBeUndefined();
    expect(
      changing.renew(7, sealBy('a third key that nobody knows here').seal(7, sealed)),
    ).toBeUndefined();
  });

  it('opens nothing by another key, for another user, or that was changed', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (secret, place) => {
        const sealed = sut.seal(7, secret);
        expect(sealBy('another key of at least 32 characters').open(7, sealed)).toBeUndefined();
        expect(sut.open(8, sealed)).toBeUndefined();
        const changed = Buffer.from(sealed);
        const at = place % changed.length;
        changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
        expect(sut.open(7, changed)).toBeUndefined();
        expect(sut.open(7, sealed.subarray(0, at))).toBeUndefined();
      }),
    );
  });
});
