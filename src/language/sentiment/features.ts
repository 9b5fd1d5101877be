import { cuesOf } from './cues.js';
import { readPart, type Token, tokensOf } from './tokens.js';

const PRIME = 16_777_619;
const BASIS = 2_166_136_261;
/** Pieces of words, of so many letters with the edges of the word. */
const SHORTEST = 3;
const LONGEST = 5;
const MOST_LETTERS = 24;
const EDGE = 32;

/** What a message has, as 32-bit hashes: pieces and words that share its length, and its cues. */
export interface Features {
  /** Each once: who repeats a sentence fifty times has said it once. */
  readonly words: readonly number[];
  /** Words beside each other, or with one between them. */
  readonly pairs: readonly number[];
  /** Pieces of words. */
  readonly pieces: readonly number[];
  readonly cues: readonly number[];
}

/** The hash of a word as the model knows it. */
export function wordFeature(word: string, isNegated: boolean): number {
  return hash(isNegated ? '¬' : 'w', word);
}

/** The features of a message. */
export function featuresOf(text: string): Features {
  const part = readPart(text);
  const tokens = tokensOf(part);
  const words: number[] = [];
  const pairs: number[] = [];
  const inner: number[] = [];
  tokens.forEach((token, place) => {
    words.push(wordFeature(token.text, token.isNegated));
    const next = tokens[place + 1];
    pairs.push(hash('2', token.text, next?.text ?? ''));
    const third = tokens[place + 2];
    if (third) pairs.push(hash('_', token.text, third.text));
    if (token.isTurned) words.push(hash('b', token.text));
    if (token.isWord) pieces(token.text, inner);
  });
  const cues = [...cuesOf(part, tokens), ...edges(tokens)];
  return {
    words: [...new Set(words)],
    pairs: [...new Set(pairs)],
    pieces: [...new Set(inner)],
    cues: cues.map((it) => hash('c', it)),
  };
}

/** How a message begins and ends. */
function edges(tokens: readonly Token[]): string[] {
  const first = tokens[0]?.text ?? '';
  const last = tokens.at(-1)?.text ?? '';
  return [`first ${first}`, `last ${last}`];
}

/** Adds the hashes of the pieces of a word, so that inflections and typos share most of theirs. */
function pieces(word: string, into: number[]): void {
  const end = Math.min(word.length, MOST_LETTERS) + 2;
  const unit = (at: number): number =>
    at === 0 || at === end - 1 ? EDGE : word.charCodeAt(at - 1);
  for (let from = 0; from + SHORTEST <= end; from++) {
    let piece = BASIS;
    for (let at = from; at < Math.min(end, from + LONGEST); at++) {
      piece = step(piece, unit(at));
      if (at - from + 1 >= SHORTEST) into.push(finish(piece));
    }
  }
}

function hash(kind: string, ...texts: readonly string[]): number {
  let value = step(BASIS, kind.charCodeAt(0));
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) value = step(value, text.charCodeAt(at));
    value = step(value, EDGE);
  }
  return finish(value);
}

/** FNV-1a. */
function step(value: number, unit: number): number {
  return Math.imul(value ^ unit, PRIME);
}

/** Never 0, which stands for an empty place in the table of weights. */
function finish(value: number): number {
  return (value ^ (value >>> 15)) >>> 0 || 1;
}
