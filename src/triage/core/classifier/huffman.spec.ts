import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodingBytes, encodeBytes } from './huffman.js';
import { finish } from './steps.js';

const decode = (encoded: Uint8Array, length: number) => finish(decodingBytes(encoded, length));

/** Mostly small numbers, as weights are. */
const someBytes = fc.oneof(
  fc.uint8Array({ maxLength: 2_000 }),
  fc
    .array(fc.constantFrom(0, 0, 0, 0, 1, 1, 255, 255, 2, 17), { maxLength: 2_000 })
    .map((it) => Uint8Array.from(it)),
);

describe('encodeBytes', () => {
  it('is undone by decodingBytes', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        const encoded = encodeBytes(bytes, Infinity)!;
        expect(decode(encoded, bytes.length)).toEqual(bytes);
      }),
    );
  });

  it('bounds the codes of what hardly ever comes', () => {
    // Each byte is twice as common as the next: without a bound the last had codes of 25 bits.
    const bytes = Uint8Array.from({ length: 18 }, (_, i) => 2 ** i).reduce<number[]>(
      (all, count, byte) => [...all, ...Array<number>(Math.min(count, 4_000)).fill(byte)],
      [],
    );
    const encoded = encodeBytes(Uint8Array.from(bytes), Infinity)!;
    expect(decode(encoded, bytes.length)).toEqual(Uint8Array.from(bytes));
  });

  it('is shorter where few bytes are common, and nothing where it is not', () => {
    const common = Uint8Array.from({ length: 10_000 }, (_, i) => (i % 8 === 0 ? i % 5 : 0));
    expect(encodeBytes(common, 2_500)!.length).toBeLessThan(2_500);
    const even = Uint8Array.from({ length: 10_000 }, (_, i) => i % 256);
    expect(encodeBytes(even, 9_000)).toBeUndefined();
  });

  it('keeps bytes that are all the same, and none at all', () => {
    const same = new Uint8Array(9).fill(7);
    expect(decode(encodeBytes(same, Infinity)!, 9)).toEqual(same);
    const none = new Uint8Array(0);
    expect(decode(encodeBytes(none, Infinity)!, 0)).toEqual(none);
  });
});

describe('decodingBytes', () => {
  it('gives nothing where something is missing, left over or no code', () => {
    const bytes = Uint8Array.from({ length: 1_000 }, (_, i) => i % 7);
    const encoded = encodeBytes(bytes, Infinity)!;
    expect(decode(encoded.subarray(0, -1), 1_000)).toBeUndefined();
    expect(decode(Uint8Array.of(...encoded, 0), 1_000)).toBeUndefined();
    expect(decode(new Uint8Array(200), 1_000)).toBeUndefined();
    expect(decode(new Uint8Array(0), 1)).toBeUndefined();
  });
});
