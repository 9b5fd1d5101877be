const FLOAT_BYTES = 4;

/** Where the rows of each text begin, and after the last one where they end. */
export type TextOffsets = readonly number[];

/** The attention of one text: from its rows of query, key and value to rows of what they attend to. */
export type Attend = (source: number, target: number, rows: number) => void;

/** Where all rows are read, each three times as wide as where they are written. */
export interface AttentionRows {
  readonly queryKeyValue: number;
  readonly attended: number;
}

/** Lets the tokens of each text attend to each other, and to none of another text. */
export function attendWithin(
  attend: Attend,
  { queryKeyValue, attended }: AttentionRows,
  offsets: TextOffsets,
  width: number,
): void {
  for (let text = 0; text + 1 < offsets.length; text++) {
    const start = offsets[text]! * width * FLOAT_BYTES;
    const rows = offsets[text + 1]! - offsets[text]!;
    attend(queryKeyValue + 3 * start, attended + start, rows);
  }
}

/** The offsets of texts of so many tokens. */
export function offsetsOf(texts: readonly (readonly number[])[]): number[] {
  const offsets = [0];
  for (const tokens of texts) offsets.push(offsets.at(-1)! + tokens.length);
  return offsets;
}
