import { CONDITION, FINISHED, PATTERNS, QUESTION, UNFINISHED } from './cue-patterns.js';
import type { Cue } from './denial.js';

const HINT =
  /n['’´`]?t(?!\p{L})|(?<!\p{L})(?:not|no|never|nobody|nothing|without|already|bereits|schon|nicht|nie|niemals|kein\p{L}{0,2})(?!\p{L})/iu;
const NEGATION = / (?:not|no|never|nobody|nothing|nicht|nie|niemals|kein\p{L}{0,2}) /u;
/** So many words behind a negation are what it is about. */
const NEAR = 2;
const ALREADY = / (?:already|bereits|schon) /u;
/** Nobody says more in one clause. */
const MOST_CHARACTERS = 400;

/** Whether there can be a cue in a message; most have none. */
export function mayDeny(message: string): boolean {
  return HINT.test(message);
}

/**
 * What a clause, given as its document, takes back, if anything. Questions and conditions take
 * nothing back.
 */
export function cueOf(document: string, isQuestion: boolean): Cue | undefined {
  const read = document.slice(0, MOST_CHARACTERS);
  if (isQuestion || CONDITION.test(read) || QUESTION.test(read)) return undefined;
  for (const { denial, pattern, isAround } of PATTERNS) {
    const found = pattern.exec(read);
    if (found) {
      const behind = found.index + found[0].length;
      return { denial, scope: wordsOf(isAround ? read : read.slice(behind)) };
    }
  }
  const isDone = ALREADY.test(read) && FINISHED.test(read) && !UNFINISHED.test(read);
  return isDone ? { denial: 'done', scope: wordsOf(read) } : undefined;
}

/** What stands right behind the first negation of a clause, whatever is said by it. */
export function wordsBehindNot(document: string): string[] {
  const found = NEGATION.exec(document);
  return found ? wordsOf(document.slice(found.index + found[0].length)).slice(0, NEAR) : [];
}

function wordsOf(document: string): string[] {
  return document.trim().split(' ');
}
