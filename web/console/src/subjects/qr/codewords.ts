import type { Size } from './sizes.js';

/** The codewords of a text's bytes: data and correction of all blocks, interleaved. */
export function codewordsFor(bytes: Uint8Array, size: Size): readonly number[] {
  const data = dataOf(bytes, size);
  const { blocks, codewords, correctionOfBlock } = size;
  const generator = generatorOf(correctionOfBlock);
  const short = Math.floor(codewords / blocks) - correctionOfBlock;
  const shortBlocks = blocks - (codewords % blocks);
  const parts: (readonly number[])[] = [];
  for (let index = 0, at = 0; index < blocks; index++) {
    const length = short + (index < shortBlocks ? 0 : 1);
    parts.push(data.slice(at, at + length));
    at += length;
  }
  return [...interleaved(parts), ...interleaved(parts.map((part) => remainderOf(part, generator)))];
}

/** Mode, count and bytes, filled up to what the size holds. */
function dataOf(bytes: Uint8Array, { countBits, dataCodewords }: Size): readonly number[] {
  const bits: number[] = [];
  const add = (value: number, length: number): void => {
    for (let index = length - 1; index >= 0; index--) bits.push((value >>> index) & 1);
  };
  add(0b0100, 4);
  add(bytes.length, countBits);
  for (const byte of bytes) add(byte, 8);
  add(0, Math.min(4, dataCodewords * 8 - bits.length));
  add(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < dataCodewords * 8; pad ^= 0xec ^ 0x11) add(pad, 8);
  return Array.from({ length: dataCodewords }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((value, bit) => (value << 1) | bit, 0),
  );
}

function interleaved(parts: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    parts.flatMap((part) => part.slice(index, index + 1)),
  ).flat();
}

/** The polynomial with the roots 1, 2, 4, … of GF(2⁸), without its leading one. */
function generatorOf(degree: number): readonly number[] {
  let result = [...Array<number>(degree - 1).fill(0), 1];
  for (let root = 1, index = 0; index < degree; index++, root = product(root, 2)) {
    result = result.map((it, at) => product(it, root) ^ (result[at + 1] ?? 0));
  }
  return result;
}

function remainderOf(data: readonly number[], generator: readonly number[]): readonly number[] {
  let result = generator.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result[0] ?? 0);
    result = generator.map((it, at) => (result[at + 1] ?? 0) ^ product(it, factor));
  }
  return result;
}

/** The product in GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1. */
function product(a: number, b: number): number {
  let result = 0;
  for (let index = 7; index >= 0; index--) {
    result = (result << 1) ^ ((result >>> 7) * 0x11d);
    result ^= ((b >>> index) & 1) * a;
  }
  return result;
}
