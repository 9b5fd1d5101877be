import { mapInSteps, type Steps } from '../classifier/steps.js';

/** A line of a message, and how it reads to whoever looks for marks of mail programs. */
export interface Line {
  readonly raw: string;
  /** Without what nobody sees, with ordinary spaces, trimmed; empty for a line too long to be a mark. */
  readonly plain: string;
  readonly isBlank: boolean;
}

const BREAKS = /\r\n|[\n\r\u2028\u2029]/;
const INVISIBLE = /[\p{Cf}\uFE00-\uFE0F]/gu;
const SPACES = /[\s\u00A0]+/g;
/** No mark of a mail program is longer; it bounds what the patterns look at. */
const LONGEST_MARK = 400;

const BLANK: Line = { raw: '', plain: '', isBlank: true };

/** The lines of a text. */
export function readingLines(text: string): Steps<Line[]> {
  return mapInSteps(text.split(BREAKS), lineOf);
}

/** The lines as text again, without blank ones at the ends and more than one between others. */
export function textOf(lines: readonly Line[]): string {
  const kept = lines.filter(({ isBlank }, i) => !isBlank || !(lines[i - 1]?.isBlank ?? true));
  return kept
    .map(({ raw, isBlank }) => (isBlank ? '' : raw))
    .join('\n')
    .trim();
}

/** Whether there is anything to read in a text. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}

/** A line of text. */
export function lineOf(raw: string): Line {
  if (raw === '') return BLANK;
  const isLong = raw.length > LONGEST_MARK;
  const plain = isLong
    ? ''
    : raw.normalize('NFC').replace(INVISIBLE, '').replace(SPACES, ' ').trim();
  return { raw, plain, isBlank: !isLong && plain === '' };
}
