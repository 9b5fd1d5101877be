/** From a beginning up to an end that is not part of it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What is left of a range without these. */
export function without(range: Range, holes: readonly Range[]): Range[] {
  let left: Range[] = [range];
  for (const hole of holes) {
    left = left.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, hole.from) },
        { from: Math.max(from, hole.to), to },
      ].filter(isSome),
    );
  }
  return left;
}

/** What two ranges have in common, which may be nothing. */
export function common(one: Range, other: Range): Range {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
}

export function isSome({ from, to }: Range): boolean {
  return from < to;
}
