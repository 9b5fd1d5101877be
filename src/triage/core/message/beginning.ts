import { MOST_CHARACTERS } from '../classifier/tokenizer.js';

/** Half of a surrogate pair, or of a word that began not long before. */
const HALF = /(?:[\ud800-\udbff]|\s\S{1,40})$/;

/** What is read of a text: all of it, or its beginning, which ends with a whole word. */
export function beginningOf(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return text.slice(0, MOST_CHARACTERS).replace(HALF, '').trimEnd();
}
