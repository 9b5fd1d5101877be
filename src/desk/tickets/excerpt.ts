import { isUnspaced, readableWord, WORD } from '../../platform/common/search/search-text.js';

/** A piece of an excerpt. */
export interface ExcerptPart {
  readonly text: string;
  /** Whether it is one of the words that were looked for. */
  readonly match: boolean;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly match: boolean;
}

const FRAGMENTS = 2;
const WORDS = 18;
const WORDS_BEFORE = 5;
const BETWEEN: ExcerptPart = { text: ' … ', match: false };

// Between \u0002 and \u0003, which no text has.
// eslint-disable-next-line no-control-regex
const MARKED = /\u0002([^\u0003]*)\u0003/g;

/** The words that `matchedColumn` marks. */
export function matchedWords(headline: string): Set<string> {
  return new Set(Array.from(headline.matchAll(MARKED), ([, word = '']) => word.toLowerCase()));
}

/** The places of a text that have these words, or else its beginning. */
export function excerptParts(text: string, matched: ReadonlySet<string>): ExcerptPart[] {
  const words = wordsOf(text, matched);
  const parts: ExcerptPart[] = [];
  let next = 0;
  for (let fragment = 0; fragment < FRAGMENTS; fragment++) {
    const found = words.findIndex(({ match }, place) => match && place >= next);
    if (found < 0 && fragment > 0) break;
    const first = Math.max(next, found - WORDS_BEFORE);
    next = first + WORDS;
    if (fragment > 0) parts.push(BETWEEN);
    parts.push(...pieces(text, words.slice(first, next)));
  }
  return parts;
}

function wordsOf(text: string, matched: ReadonlySet<string>): Word[] {
  const found = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word: readableWord(word),
    start: index,
    end: index + word.length,
  }));
  return found.map(({ word, start, end }, place) => {
    const [before, after] = [found[place - 1], found[place + 1]];
    // What is written without spaces is looked for by two signs each.
    const pairs = isUnspaced(word) ? [`${before?.word}${word}`, `${word}${after?.word}`] : [];
    return { start, end, match: [word, ...pairs].some((it) => matched.has(it)) };
  });
}

/** The text of these words, from the first to the last, with each match by itself. */
function pieces(text: string, words: readonly Word[]): ExcerptPart[] {
  let done = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  const parts: ExcerptPart[] = [];
  for (const { start, end: until } of words.filter(({ match }) => match)) {
    parts.push({ text: text.slice(done, start), match: false });
    parts.push({ text: text.slice(start, until), match: true });
    done = until;
  }
  parts.push({ text: text.slice(done, end), match: false });
  return parts.filter((part) => part.text !== '');
}
