/**
 * The segmenter takes a time that grows with the square of what it is given: it is given a little,
 * from where a character begins, and what may go on beyond the end is looked at again.
 */
const WINDOW = 128;
/** What is looked at between two steps: a few milliseconds. */
const STEP = 4_096;

// Latin letters and signs, each a character of its own unless a mark follows.
const PLAIN = /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff]+/y;

let segmenter: Intl.Segmenter | undefined;

/** How many code points a text has. */
export function codePointsOf(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) if (isWithinPair(text, i)) count--;
  return count;
}

/**
 * Counts, in steps, what people take for one character (extended grapheme clusters of UAX #29): a
 * letter with its accents, a flag, a family.
 */
export function* countingCharacters(text: string): Generator<undefined, number> {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  let count = 0;
  let width = WINDOW;
  let sinceStep = 0;
  for (let at = 0; at < text.length;) {
    // The last plain one may have marks behind it.
    const plain = plainFrom(text, at) - 1;
    if (plain > 0) {
      count += plain;
      at += plain;
      continue;
    }
    const end = endOfWindow(text, at + width);
    const { characters, last } = segmented(segmenter, text.slice(at, end));
    if (end === text.length) return count + characters;
    sinceStep += width;
    if (characters === 1) {
      width *= 2;
    } else {
      count += characters - 1;
      at += last;
      width = WINDOW;
    }
    if (sinceStep > STEP) {
      sinceStep = 0;
      yield;
    }
  }
  return count;
}

function plainFrom(text: string, at: number): number {
  PLAIN.lastIndex = at;
  return PLAIN.test(text) ? PLAIN.lastIndex - at : 0;
}

/** A window cuts no surrogate pair: half of one would be taken for a character. */
function endOfWindow(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return isWithinPair(text, end) ? end - 1 : end;
}

function segmented(by: Intl.Segmenter, text: string): { characters: number; last: number } {
  let characters = 0;
  let last = 0;
  for (const { index } of by.segment(text)) {
    characters++;
    last = index;
  }
  return { characters, last };
}

function isWithinPair(text: string, at: number): boolean {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}
