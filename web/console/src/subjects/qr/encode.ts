import { codewordsFor } from './codewords.js';
import { Grid } from './grid.js';
import { type Size, sizeFor } from './sizes.js';

const MASKS: readonly ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** The rows of the QR code (ISO/IEC 18004) of a text, dark modules true; nothing for a long text. */
export function encode(text: string): readonly (readonly boolean[])[] | undefined {
  const bytes = new TextEncoder().encode(text);
  const size = sizeFor(bytes.length);
  if (!size) return undefined;
  const codewords = codewordsFor(bytes, size);
  const drawn = MASKS.map((_, mask) => draw(size, codewords, mask));
  return drawn.reduce((best, it) => (likeness(it) < likeness(best) ? it : best));
}

/** The rows with one of the eight masks. */
export function draw(size: Size, codewords: readonly number[], mask: number): boolean[][] {
  const grid = new Grid(size);
  grid.drawFormat(mask);
  let at = 0;
  for (const [x, y] of path(size.side)) {
    const row = grid.dark[y];
    if (!row || grid.isPattern[y]?.[x]) continue;
    const bit = ((codewords[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1;
    at += 1;
    row[x] = (bit === 1) !== (MASKS[mask]?.(x, y) === 0);
  }
  return grid.dark;
}

/** From the lower right in pairs of columns, up and down by turns, past the column of the timing. */
function* path(side: number): Generator<readonly [number, number]> {
  let isUp = true;
  for (let right = side - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < side; step++) {
      const y = isUp ? side - 1 - step : step;
      yield [right, y];
      yield [right - 1, y];
    }
    isUp = !isUp;
  }
}

/** How much is alike side by side: the less, the easier it is to read. */
function likeness(rows: readonly (readonly boolean[])[]): number {
  let alike = 0;
  for (const [y, row] of rows.entries()) {
    for (const [x, it] of row.entries()) {
      if (row[x + 1] === it) alike += 1;
      if (rows[y + 1]?.[x] === it) alike += 1;
    }
  }
  return alike;
}
