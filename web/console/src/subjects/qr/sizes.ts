/** Error correction of level M for versions 1 to 15: codewords of correction a block, and blocks. */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];

/** What a QR code of one version holds. */
export interface Size {
  readonly version: number;
  /** Modules on each side. */
  readonly side: number;
  /** Codewords in all, data and correction. */
  readonly codewords: number;
  readonly correctionOfBlock: number;
  readonly blocks: number;
  readonly dataCodewords: number;
  /** Bits that say how many bytes there are. */
  readonly countBits: number;
}

const SIZES: readonly Size[] = CORRECTION.map((correctionOfBlock, index) => {
  const version = index + 1;
  const blocks = BLOCKS[index] ?? 1;
  const codewords = codewordsOf(version);
  return {
    ...{ version, side: version * 4 + 17, codewords, correctionOfBlock, blocks },
    dataCodewords: codewords - correctionOfBlock * blocks,
    countBits: version < 10 ? 8 : 16,
  };
});

/** The smallest that holds so many bytes, or none. */
export function sizeFor(bytes: number): Size | undefined {
  return SIZES.find((it) => 4 + it.countBits + bytes * 8 <= it.dataCodewords * 8);
}

/** Where alignment patterns stand, in both directions. */
export function alignmentsOf({ version, side }: Size): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((side - 13) / (count * 2 - 2)) * 2;
  const others = Array.from({ length: count - 1 }, (_, index) => side - 7 - index * step);
  return [6, ...others.reverse()];
}

function codewordsOf(version: number): number {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const count = Math.floor(version / 7) + 2;
    modules -= (25 * count - 10) * count - 55;
    if (version >= 7) modules -= 36;
  }
  return Math.floor(modules / 8);
}
