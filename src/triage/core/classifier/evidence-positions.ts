import type { Evidence } from './classification.js';
import { maskKinds } from './kinds.js';
import { normalizeMessage } from './normalization.js';
import { MOST_CHARACTERS, tokenize } from './tokenizer.js';

/** A part of a text in UTF-16 units; `end` is behind its last. */
export interface Position {
  readonly start: number;
  readonly end: number;
}

/** What of a text becomes one token or several: a word with its accents and apostrophes, a number, a sign. */
const RUN =
  /\p{L}[\p{L}\p{M}\p{Cf}\uFE00-\uFE0F'‘’‛ʼ`´]*|\p{N}+|[\p{Sc}%?؟]|\p{Extended_Pictographic}/gu;
/** The names of kinds, of which a message has what they stand for. */
const KIND = /\b(?:ID|DATE|SUM|MAIL|URL|PHONE)\b/;
/** Without any of these there is no kind. */
const MARKS_KIND = /[\p{N}@/.]/u;
/** The most runs that a date, an account or an address consists of, with a word on each side. */
const MOST_RUNS = 10;
const MOST_POSITIONS = 100;

interface Run extends Position {
  readonly token: string;
}

/**
 * Where each piece of evidence stands in a message, in the order of the evidence: nowhere where it
 * does not occur as such. What was set apart when the message was read is not looked at, as far as
 * what was classified is found in it line by line.
 */
export function locateEvidence(
  message: string,
  classified: string | null,
  evidence: readonly Pick<Evidence, 'feature' | 'kind'>[],
): Position[][] {
  const parts = partsOf(message, classified);
  const runs = parts.map((part) => runsIn(message, part));
  return evidence.map(({ feature, kind }) => {
    const find = KIND.test(feature) ? findKinds : kind === 'characters' ? findPiece : findWords;
    const found = runs.flatMap((some) => find(message, some, feature));
    return found.slice(0, MOST_POSITIONS);
  });
}

/** The lines of the message that were classified; all of it where they are not found as they stand. */
function partsOf(message: string, classified: string | null): Position[] {
  const read = [{ start: 0, end: Math.min(message.length, MOST_CHARACTERS) }];
  if (classified === null) return read;
  const parts: Position[] = [];
  let from = 0;
  for (const line of classified.split('\n').map((it) => it.trim())) {
    const start = message.indexOf(line, from);
    if (start < 0) return [{ start: 0, end: message.length }];
    from = start + line.length;
    if (line !== '') parts.push({ start, end: from });
  }
  return joined(parts, message);
}

/** Lines between which is nothing but space are one part: a phrase may stand on both. */
function joined(parts: readonly Position[], message: string): Position[] {
  const joined: Position[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && message.slice(last.end, part.start).trim() === '') {
      joined.splice(-1, 1, { start: last.start, end: part.end });
    } else joined.push(part);
  }
  return joined;
}

function runsIn(message: string, { start, end }: Position): Run[] {
  return [...message.slice(start, end).matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const place = { start: start + index, end: start + index + run.length };
    return tokenize(run).map((token) => ({ ...place, token }));
  });
}

function findWords(message: string, runs: readonly Run[], feature: string): Position[] {
  const words = feature.split(' ');
  const places = runs.flatMap((first, i) => {
    if (!words.every((word, k) => runs[i + k]?.token === word)) return [];
    return [{ start: first.start, end: runs[i + words.length - 1]!.end }];
  });
  return distinct(places.filter((it) => contains(message, it, feature)));
}

/** Pieces of words: those alone where the word is written as it was read, else the whole word. */
function findPiece(message: string, runs: readonly Run[], feature: string): Position[] {
  const places = runs.flatMap(({ start, end, token }) => {
    const at = token.indexOf(feature);
    if (at < 0) return [];
    const piece = { start: start + at, end: start + at + feature.length };
    const isAsRead = token.length === end - start && contains(message, piece, feature);
    return isAsRead ? [piece] : [{ start, end }];
  });
  return distinct(places.filter((it) => contains(message, it, feature)));
}

/** The longest parts that are read as such a kind, with the words beside it: a date is more than its year. */
function findKinds(message: string, runs: readonly Run[], feature: string): Position[] {
  const places: Position[] = [];
  for (let i = 0; i < runs.length; i++) {
    const start = withSign(message, runs[i]!.start);
    const ends = runs.slice(i, i + MOST_RUNS).map(({ end }) => end);
    const last = ends.findLastIndex((end) => {
      const part = message.slice(start, end);
      return MARKS_KIND.test(part) && readAs(part) === feature;
    });
    if (last < 0) continue;
    places.push({ start, end: ends[last]! });
    i += last;
  }
  return distinct(places);
}

/** Numbers may begin with a sign that is no token. */
function withSign(message: string, start: number): number {
  return start > 0 && '#+('.includes(message[start - 1]!) ? start - 1 : start;
}

function readAs(part: string): string {
  return (
    maskKinds(normalizeMessage(part))
      .match(/\p{L}[\p{L}\p{M}]*|\p{N}+|[\p{Sc}%?؟]/gu)
      ?.join(' ') ?? ''
  );
}

/** Whether the part of the message is still read as the feature where it stands alone. */
function contains(message: string, { start, end }: Position, feature: string): boolean {
  return tokenize(message.slice(start, end)).join(' ').includes(feature);
}

function distinct(places: readonly Position[]): Position[] {
  return places.filter((it, i) => i === 0 || it.start >= places[i - 1]!.end);
}
