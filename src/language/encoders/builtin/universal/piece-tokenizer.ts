import { PieceTrie } from './piece-trie.js';

/** A piece of text and its log probability, by the number that the model knows it by. */
export type Vocabulary = readonly (readonly [piece: string, score: number])[];

/** The model reads no more pieces of a text. */
export const MAX_PIECES = 128;

// Holds 128 of the longest pieces twice over; cut before and after, as normalising may expand.
const MAX_CHARACTERS = 4_096;
const UNKNOWN = 0;
const RESERVED = 6;
const SPACE = '\u2581';

/**
 * Cuts a text into its most probable pieces (SentencePiece's unigram model, by Viterbi's
 * algorithm), piece by piece as the model was trained with them.
 */
export class PieceTokenizer {
  readonly #trie = new PieceTrie();
  readonly #scores: Float64Array;
  readonly #lengths: Int32Array;

  constructor(vocabulary: Vocabulary) {
    this.#scores = Float64Array.from(vocabulary, ([, score]) => score);
    this.#lengths = Int32Array.from(vocabulary, ([piece]) => piece.length);
    vocabulary.forEach(([piece], number) => {
      if (number >= RESERVED) this.#trie.add(codePointsOf(piece), number);
    });
  }

  /** The numbers of at most 128 pieces; nothing for an empty text. */
  tokenize(text: string): number[] {
    const codePoints = codePointsOf(normalize(text));
    return this.#readBack(this.#lastPieces(codePoints)).slice(0, MAX_PIECES);
  }

  /** By position, the piece that the most probable way to it ends with. */
  #lastPieces(codePoints: readonly number[]): Int32Array {
    const best = new Float64Array(codePoints.length + 1);
    const last = new Int32Array(codePoints.length + 1).fill(UNKNOWN);
    const scores = this.#scores;
    for (let start = 0; start < codePoints.length; start++) {
      const consider = (piece: number, end: number) => {
        const score = best[start]! + scores[piece]!;
        // Zero also stands for a position not reached yet, as where the model was trained.
        if (best[end] !== 0 && score < best[end]!) return;
        best[end] = score;
        last[end] = piece;
      };
      if (!this.#trie.match(codePoints, start, consider)) consider(UNKNOWN, start + 1);
    }
    return last;
  }

  #readBack(last: Int32Array): number[] {
    const pieces: number[] = [];
    for (let end = last.length - 1; end > 0;) {
      const piece = last[end]!;
      // A run of unknown characters counts as one.
      if (piece !== UNKNOWN || pieces.at(-1) !== UNKNOWN) pieces.push(piece);
      end -= this.#lengths[piece]!;
    }
    return pieces.reverse();
  }
}

function normalize(text: string): string {
  const normalized = text.slice(0, MAX_CHARACTERS).normalize('NFKC').slice(0, MAX_CHARACTERS);
  return normalized === '' ? '' : SPACE + normalized.replaceAll(' ', SPACE);
}

function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}
