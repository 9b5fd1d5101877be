import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCommonPassword } from './common-passwords.js';
import { lengthOf, lengthViolation, passwordViolation } from './password-rules.js';

const ADA = { email: 'ada.lovelace@example.com', hasSecondFactor: false };
const ADA_WITH_CODE = { ...ADA, hasSecondFactor: true };

describe('passwordViolation', () => {
  it.each([
    'fifteen letters',
    'пароль и ещё одно слово',
    '    spaces  count    ',
    '🔑🔒🗝️🧷🪪🛡️🚪🧱🔔📎🧲🪝🔩🪛🧰',
    'correct horse battery staple',
  ])('allows %j', (password) => {
    expect(passwordViolation(password, ADA)).toBeUndefined();
  });

  it('wants fifteen characters, or eight with a second factor, and at most 128', () => {
    expect(passwordViolation('qorvex lumida', ADA)).toMatch(/at least 15 .*has 13.*second factor/);
    expect(passwordViolation('qorvex l', ADA_WITH_CODE)).toBeUndefined();
    expect(passwordViolation('qorvex ', ADA_WITH_CODE)).toMatch(/at least 8 /);
    const sentence = 'no end to it '.repeat(10);
    expect(passwordViolation(sentence.slice(0, 128), ADA)).toBeUndefined();
    expect(passwordViolation(sentence.slice(0, 129), ADA)).toMatch(/at most 128 /);
  });

  it.each(['ada.lovelace@example.com', 'ADA.Lovelace@Example.com', 'ada.lovelace', 'example.com'])(
    'refuses %s to ada.lovelace@example.com',
    (password) => {
      expect(passwordViolation(password, ADA_WITH_CODE)).toMatch(/e-mail address/);
    },
  );

  it.each(['password', 'PassWord', 'iloveyou', '1qaz2wsx', 'baseball'])(
    'refuses %s, which many people have, also with a second factor',
    (password) => {
      expect(passwordViolation(password, ADA_WITH_CODE)).toMatch(/most common/);
    },
  );

  it('asks for no kinds of characters', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('bcdfghjklmnpqrstvwxz')),
      minLength: 15,
      maxLength: 128,
    });
    fc.assert(
      fc.property(letters, (password) => {
        fc.pre(!isCommonPassword(password));
        expect(passwordViolation(password, ADA)).toBeUndefined();
      }),
    );
  });
});

describe('lengthOf', () => {
  it('counts code points, however they are written', () => {
    expect(lengthOf('🔑🔑🔑')).toBe(3);
    expect(lengthOf('e\u0301')).toBe(1);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(lengthOf(text)).toBe(lengthOf(text.normalize('NFD')));
        expect(lengthViolation(text, 8) === undefined).toBe(
          lengthOf(text) >= 8 && lengthOf(text) <= 128,
        );
      }),
    );
  });

  it('has no length for what is no text', () => {
    for (const value of [null, undefined, 12345678, ['a password']]) {
      expect(lengthViolation(value, 8)).toBe('must be text');
    }
    expect(lengthViolation('a\ud800bcdefghijklmnop', 8)).toMatch(/surrogate/);
  });
});

describe('isCommonPassword', () => {
  it.each([
    ['in capitals', 'PASSWORD'],
    ['with digits behind', 'password1234567'],
    ['with signs around', '!!password!!'],
    ['repeated', 'passwordpassword'],
    ['repeated and cut short', 'passwordpasswo'],
    ['in words', 'i love you'],
    ['as one character', 'aaaaaaaaaaaaaaaa'],
    ['as a few characters', 'abababababababab'],
    ['as digits in a row', '123456789012345'],
    ['in full-width letters', 'ｐａｓｓｗｏｒｄ'],
  ])('knows one %s: %s', (_, password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'correct horse battery staple',
    'monkey 8294 7713 2210 3345',
    'a password for the tests',
    'my dragon ate the password',
    'x',
  ])('has nothing against %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });

  it('judges any text, and the same in capitals', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 128 }), (text) => {
        expect(isCommonPassword(text.toUpperCase())).toBe(isCommonPassword(text.toLowerCase()));
      }),
    );
  });
});
