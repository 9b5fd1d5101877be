/** A part of a message that says one thing. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isQuestion: boolean;
}

/** Where one thing ends and another begins: at signs, and at words that set one against another. */
const BOUNDARY =
  /[.!?;:]+(?=\s|$)|[\n,()…]+|\s[-–—]+\s|\s(?=(?:but|however|because|so|and|though|although|instead|just|aber|sondern|weil|denn|und|obwohl|stattdessen)\s)|\s(?=(?:please|pls|plz)\s+\p{L})/giu;
/** The classifier reads no more of a message either. */
const MOST_CHARACTERS = 4_096;
const MOST_CLAUSES = 200;
const HAS_WORD = /\p{L}/u;

/** Splits the beginning of a message into its clauses; the signs between them belong to none. */
export function clausesOf(message: string): Clause[] {
  const read = message.slice(0, MOST_CHARACTERS);
  const clauses: Clause[] = [];
  let start = 0;
  const add = (end: number, isQuestion: boolean): void => {
    const text = read.slice(start, end);
    if (HAS_WORD.test(text)) clauses.push({ start, end, text, isQuestion });
  };
  for (const { index, 0: mark } of read.matchAll(BOUNDARY)) {
    if (clauses.length >= MOST_CLAUSES) return clauses;
    add(index, mark.includes('?'));
    start = index + mark.length;
  }
  add(read.length, false);
  return clauses;
}
