import { wordsOf } from './words.js';

/** The model was trained with texts of no more tokens. */
export const MAX_TOKENS = 256;

const LONGEST_WORD = 100;
const UNKNOWN = '[UNK]';
const START = '[CLS]';
const END = '[SEP]';
const CONTINUED = '##';

/**
 * Cuts words into the longest pieces that the vocabulary has (WordPiece), between a token for the
 * start and one for the end. Names of such tokens in a text are text.
 */
export class WordPieceTokenizer {
  readonly #longestPiece: number;

  constructor(private readonly vocabulary: ReadonlyMap<string, number>) {
    this.#longestPiece = Math.max(...Array.from(vocabulary.keys(), ({ length }) => length));
  }

  /** The numbers of at most 256 tokens; nothing for a text without words. */
  tokenize(text: string): number[] {
    const tokens: number[] = [];
    for (const word of wordsOf(text)) {
      tokens.push(...this.#cut(word));
      if (tokens.length >= MAX_TOKENS - 2) break;
    }
    if (tokens.length === 0) return [];
    return [this.#number(START), ...tokens.slice(0, MAX_TOKENS - 2), this.#number(END)];
  }

  #cut(word: string): number[] {
    const unknown = [this.#number(UNKNOWN)];
    if (word.length > LONGEST_WORD && Array.from(word).length > LONGEST_WORD) return unknown;
    const tokens: number[] = [];
    for (let start = 0; start < word.length;) {
      const end = this.#endOfPiece(word, start);
      if (end === start) return unknown;
      tokens.push(this.#number(piece(word, start, end)));
      start = end;
    }
    return tokens;
  }

  /** Where the longest piece from `start` ends; there where no piece begins. */
  #endOfPiece(word: string, start: number): number {
    let end = Math.min(word.length, start + this.#longestPiece);
    while (end > start && !this.vocabulary.has(piece(word, start, end))) end--;
    return end;
  }

  #number(token: string): number {
    return this.vocabulary.get(token)!;
  }
}

function piece(word: string, start: number, end: number): string {
  return (start > 0 ? CONTINUED : '') + word.slice(start, end);
}
