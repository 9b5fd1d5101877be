import { alignmentsOf, type Size } from './sizes.js';

/** Modules of a code; which of them belong to its patterns, and are not data. */
export class Grid {
  readonly dark: boolean[][];
  readonly isPattern: boolean[][];

  constructor(readonly size: Size) {
    const empty = () =>
      Array.from({ length: size.side }, () => Array<boolean>(size.side).fill(false));
    this.dark = empty();
    this.isPattern = empty();
    this.drawPatterns();
  }

  /** Sets a module of a pattern; outside of the code it does nothing. */
  put(x: number, y: number, isDark: boolean): void {
    const [dark, pattern] = [this.dark[y], this.isPattern[y]];
    if (!dark || !pattern || x < 0 || x >= this.size.side) return;
    dark[x] = isDark;
    pattern[x] = true;
  }

  private drawPatterns(): void {
    const { side } = this.size;
    for (let at = 0; at < side; at++) {
      this.put(6, at, at % 2 === 0);
      this.put(at, 6, at % 2 === 0);
    }
    for (const [x, y] of [
      [3, 3],
      [side - 4, 3],
      [3, side - 4],
    ] as const) {
      this.square(x, y, 4, (distance) => distance !== 2 && distance !== 4);
    }
    const places = alignmentsOf(this.size);
    const last = places.length - 1;
    places.forEach((x, column) => {
      places.forEach((y, row) => {
        const isFinder =
          (column === 0 && (row === 0 || row === last)) || (column === last && row === 0);
        if (!isFinder) this.square(x, y, 2, (distance) => distance !== 1);
      });
    });
    this.drawFormat(0);
    this.drawVersion();
  }

  private square(x: number, y: number, reach: number, isDark: (distance: number) => boolean): void {
    for (let down = -reach; down <= reach; down++) {
      for (let right = -reach; right <= reach; right++) {
        this.put(x + right, y + down, isDark(Math.max(Math.abs(down), Math.abs(right))));
      }
    }
  }

  /** Says the level of correction, M, and the mask. */
  drawFormat(mask: number): void {
    const { side } = this.size;
    let rest = mask;
    for (let index = 0; index < 10; index++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    const bits = ((mask << 10) | rest) ^ 0x5412;
    const bit = (index: number): boolean => ((bits >>> index) & 1) === 1;
    for (let index = 0; index < 15; index++) {
      if (index < 6) this.put(8, index, bit(index));
      else if (index < 8) this.put(8, index + 1, bit(index));
      else this.put(index === 8 ? 7 : 14 - index, 8, bit(index));
      if (index < 8) this.put(side - 1 - index, 8, bit(index));
      else this.put(8, side - 15 + index, bit(index));
    }
    this.put(8, side - 8, true);
  }

  private drawVersion(): void {
    const { side, version } = this.size;
    if (version < 7) return;
    let rest = version;
    for (let index = 0; index < 12; index++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (version << 12) | rest;
    for (let index = 0; index < 18; index++) {
      const [a, b] = [side - 11 + (index % 3), Math.floor(index / 3)];
      this.put(a, b, ((bits >>> index) & 1) === 1);
      this.put(b, a, ((bits >>> index) & 1) === 1);
    }
  }
}
