import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeyTable } from './key-table.js';

describe('KeyTable', () => {
  it('numbers keys in the order they were added, however many', () => {
    const key = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer());
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
        const sut = new KeyTable(1);
        const expected = new Map<string, number>();
        for (const [high, low] of keys) {
          const name = `${high},${low}`;
          if (!expected.has(name)) expected.set(name, expected.size);
          expect(sut.add(high, low)).toBe(expected.get(name));
        }
        expect(sut.size).toBe(expected.size);
        const copy = KeyTable.of(sut.high, sut.low);
        for (const [high, low] of keys) {
          expect(copy.find(high, low)).toBe(expected.get(`${high},${low}`));
        }
        expect(sut.find(10, 10)).toBe(-1);
      }),
    );
  });
});
