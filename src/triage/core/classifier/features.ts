import { EVIDENCE_KINDS, type EvidenceKind } from './classification.js';

/** The blocks of features, each normalised by itself; a block's number is its index here. */
export const BLOCKS: readonly EvidenceKind[] = EVIDENCE_KINDS;
export const WORD = 0;
export const PHRASE = 1;
export const CHARACTERS = 2;

const LONGEST_CHARACTERS = 5;

/** Receives one occurrence of a feature: its block, 64-bit key and range in the document. */
export type FeatureVisitor = (
  block: number,
  high: number,
  low: number,
  start: number,
  end: number,
) => void;

/**
 * Visits every feature of a document (see `toDocument`): its words, its word pairs (the first and
 * the last word also pair with the edge) and the 2–5 characters long pieces of each word with the
 * spaces around it. A feature is a range of the document; its key is a hash of that range.
 */
export function visitFeatures(document: string, visit: FeatureVisitor): void {
  let previous = 0;
  for (let start = 1; start < document.length;) {
    const end = document.indexOf(' ', start);
    visitRange(document, WORD, start, end, visit);
    visitRange(document, PHRASE, previous, end, visit);
    visitCharacters(document, start - 1, end + 1, visit);
    previous = start;
    start = end + 1;
  }
  if (document !== '') visitRange(document, PHRASE, previous, document.length, visit);
}

function visitRange(
  document: string,
  block: number,
  start: number,
  end: number,
  visit: FeatureVisitor,
): void {
  let high = highSeed(block);
  let low = lowSeed(block);
  for (let i = start; i < end; i++) {
    const unit = document.charCodeAt(i);
    high = mixHigh(high, unit);
    low = mixLow(low, unit);
  }
  visit(block, high, low, start, end);
}

function visitCharacters(document: string, from: number, to: number, visit: FeatureVisitor): void {
  for (let start = from; start < to - 1; start++) {
    // A piece never cuts a surrogate pair: half a character is no evidence anybody could read.
    if (isLowSurrogate(document.charCodeAt(start))) continue;
    let high = highSeed(CHARACTERS);
    let low = lowSeed(CHARACTERS);
    const longest = Math.min(to, start + LONGEST_CHARACTERS);
    for (let i = start; i < longest; i++) {
      const unit = document.charCodeAt(i);
      high = mixHigh(high, unit);
      low = mixLow(low, unit);
      if (i > start && !isHighSurrogate(unit)) visit(CHARACTERS, high, low, start, i + 1);
    }
  }
}

function highSeed(block: number): number {
  return Math.imul(block + 1, 0x9e3779b1);
}

function lowSeed(block: number): number {
  return Math.imul(block + 1, 0x7feb352d);
}

// Two independent 32-bit chains, each a bijection of its state for a given character, so that two
// features share a key only by a 1 in 2^64 accident.
function mixHigh(state: number, unit: number): number {
  const mixed = Math.imul(state ^ unit, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function mixLow(state: number, unit: number): number {
  const mixed = Math.imul(state ^ unit, 0xc2b2ae35);
  return mixed ^ (mixed >>> 13);
}

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
