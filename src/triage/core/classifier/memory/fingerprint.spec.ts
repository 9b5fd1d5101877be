import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprint } from './fingerprint.js';

describe('fingerprint', () => {
  it('is a whole number of at most 53 bits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sut = fingerprint(text);
        expect(Number.isSafeInteger(sut)).toBe(true);
        expect(sut).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('changes with any character, and with their order', () => {
    const unit = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(fc.string(), unit, unit, fc.string(), (before, one, other, after) => {
        fc.pre(one !== other);
        const sut = fingerprint(before + one + after);
        expect(fingerprint(before + other + after)).not.toBe(sut);
        expect(fingerprint(before + after)).not.toBe(sut);
        expect(fingerprint(before + one + other)).not.toBe(fingerprint(before + other + one));
      }),
    );
  });

  it('tells a hundred thousand similar texts apart, by both of its parts', () => {
    const all = Array.from({ length: 100_000 }, (_, i) => fingerprint(`card\n my card ${i} `));
    expect(new Set(all).size).toBe(all.length);
    const high = new Set(all.map((it) => Math.floor(it / 2 ** 21)));
    const low = new Set(all.map((it) => it % 2 ** 21));
    // Drawn at random, about 1 and 2,300 of them would be the same as another.
    expect(high.size).toBeGreaterThan(99_980);
    expect(low.size).toBeGreaterThan(97_000);
  });
});
