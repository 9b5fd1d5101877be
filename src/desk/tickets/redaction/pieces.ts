/** A part of a text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** What stands there, as a machine would write it. */
  readonly value: string;
}

/** Writes something else in place of pieces, which come in their order. */
export function replacePieces(
  text: string,
  pieces: readonly Piece[],
  instead: (value: string) => string,
): string {
  let written = '';
  let done = 0;
  for (const { start, end, value } of pieces) {
    written += text.slice(done, start) + instead(value);
    done = end;
  }
  return written + text.slice(done);
}
