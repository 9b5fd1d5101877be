import { isStep, mapInSteps, type Steps } from '../classifier/steps.js';
import { attributionEndingAt } from './attribution.js';
import type { Line } from './line.js';
import { isHeaderBlock } from './mail-headers.js';
import { isRule, isSeparator } from './separators.js';

/** Something smaller than a number or a face, which people write at the beginning of a line too. */
const NO_QUOTE = /^>\s*(?:[\d€$£¥=~]|[:;._-][-_.<>()|]?)/;

/**
 * Marks the lines that somebody else wrote: quotes, what introduces them, and all below a mark after
 * which mail programs put the message that is answered or forwarded.
 */
export function* findingQuotes(lines: readonly Line[]): Steps<boolean[]> {
  const quoted = yield* mapInSteps(lines, (_, i) => isPrefixed(lines, i));
  for (let i = 0; i < lines.length; i++) {
    if (isStep(i)) yield;
    if (quoted[i] || lines[i]!.isBlank) continue;
    if (isSeparator(lines[i]!.plain) || isHeaderBlock(lines, i)) {
      return quoted.fill(true, beginningOf(lines, i));
    }
    const attribution = attributionEndingAt(lines, i);
    if (!attribution) continue;
    const next = nextWritten(lines, i);
    if (next !== undefined && quoted[next]) quoted.fill(true, attribution.start, i + 1);
    else if (attribution.isSure) return quoted.fill(true, attribution.start);
  }
  return quoted;
}

function isPrefixed(lines: readonly Line[], at: number): boolean {
  const { plain, raw, isBlank } = lines[at]!;
  if (isBlank) return false;
  const text = plain === '' ? raw.slice(0, 8).trimStart() : plain;
  if (!text.startsWith('>')) return false;
  const isAlone = !startsQuote(lines[at - 1]) && !startsQuote(lines[at + 1]);
  return !isAlone || !NO_QUOTE.test(text) || isIntroduced(lines, at);
}

function startsQuote(line: Line | undefined): boolean {
  return line?.plain.startsWith('>') ?? false;
}

function isIntroduced(lines: readonly Line[], at: number): boolean {
  const above = lines[at - 1]?.isBlank ? at - 2 : at - 1;
  return above >= 0 && attributionEndingAt(lines, above) !== undefined;
}

/** With a line drawn above it. */
function beginningOf(lines: readonly Line[], at: number): number {
  let start = at;
  while (start > 0 && (lines[start - 1]!.isBlank || isRule(lines[start - 1]!.plain))) start--;
  return start;
}

function nextWritten(lines: readonly Line[], after: number): number | undefined {
  for (let i = after + 1; i < lines.length; i++) if (!lines[i]!.isBlank) return i;
  return undefined;
}
