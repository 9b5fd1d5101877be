import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalAddress, deceptionIn, lookOf, spellingsOf } from './email-address.js';

describe('canonicalAddress', () => {
  it.each([
    ['Ada@Example.COM', 'ada@example.com'],
    ['ada@Bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['ada@bu\u0308cher.example', 'ada@xn--bcher-kva.example'],
    ['ＡＤＡ@ｅxample.com', 'ada@example.com'],
    ['jose\u0301@example.com', 'josé@example.com'],
    ['İda@example.com', 'i̇da@example.com'.normalize('NFKC')],
  ])('writes %s as %s', (address, canonical) => {
    expect(canonicalAddress(address)).toBe(canonical);
  });

  it.each(['ada', '@example.com', 'ada@', 'ada@a b', 'ada＠x@example.com', 'a\ud800@example.com'])(
    'gives nothing for %j',
    (address) => {
      expect(canonicalAddress(address)).toBeUndefined();
    },
  );

  it('leaves as it is what it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.domain(), (name, domain) => {
        const once = canonicalAddress(`${name}@${domain}`);
        if (once !== undefined) expect(canonicalAddress(once)).toBe(once);
      }),
    );
  });
});

describe('spellingsOf', () => {
  it('is one for most, and knows how older accounts are written', () => {
    expect(spellingsOf('Ada@example.com')).toEqual(['ada@example.com']);
    expect(spellingsOf('Ada@Bücher.example')).toEqual([
      'ada@bücher.example',
      'ada@xn--bcher-kva.example',
    ]);
    expect(spellingsOf('no address')).toEqual(['no address']);
  });
});

describe('deceptionIn', () => {
  it.each(['аda@example.com', 'αda@example.com', 'иvan@example.com'])(
    'refuses the mixed %s',
    (it) => {
      expect(deceptionIn(it)).toMatch(/several alphabets/);
    },
  );

  it.each(['a\u200bda@example.com', 'a\u00adda@example.com', 'a\u202eda@example.com'])(
    'refuses what nobody sees in %j',
    (it) => expect(deceptionIn(it)).toMatch(/nobody sees/),
  );

  it.each(['иван@example.com', 'josé.42@example.com', '佐藤taro@example.com', 'ada'])(
    'has nothing against %s',
    (it) => expect(deceptionIn(it)).toBeUndefined(),
  );
});

describe('lookOf', () => {
  it.each([
    ['аре@example.com', 'ape@example.com'],
    ['ape@ехаmрlе.com', 'ape@example.com'],
    ['ape@xn--exmple-cua.com', 'ape@exämple.com'],
  ])('takes %s for %s', (one, other) => {
    expect(lookOf(canonicalAddress(one)!)).toBe(other);
  });

  it('keeps every address of ASCII apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (name) => {
        expect(lookOf(`${name}@example.com`)).toBe(`${name}@example.com`);
      }),
    );
  });
});
