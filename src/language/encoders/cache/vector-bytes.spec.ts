import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBytes, toBytes } from './vector-bytes.js';

it('brings back any vector', () => {
  fc.assert(
    fc.property(fc.float32Array(), (vector) => {
      expect(fromBytes(toBytes(vector))).toEqual(vector);
    }),
  );
  expect(toBytes(Float32Array.of(1)).toString('hex')).toBe('0000803f');
});
