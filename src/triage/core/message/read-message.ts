import type { MessageKind } from '../decision/message-kind.js';
import { isAutomatic } from './automatic/is-automatic.js';
import { withoutDisclaimers } from './disclaimer.js';
import { htmlText, isHtml } from './html-text.js';
import { hasWords, type Line, linesOf, textOf } from './line.js';
import { quotedLines } from './quotes.js';
import { signatureLines } from './signature.js';

/** A message as it is to be judged. */
export interface ReadMessage {
  readonly kind: MessageKind;
  /**
   * What its author wrote now; the message itself, bit for bit, where nothing else is in it. Empty
   * where there is nothing that was asked.
   */
  readonly text: string;
}

/**
 * Sets apart what the author of a message wrote now from quotes, forwarded messages, signature and
 * disclaimer; in time that grows with the length of the message and no faster. What is not surely one
 * of these was said.
 */
export function readMessage(message: string): ReadMessage {
  const isMarkup = isHtml(message);
  const lines = linesOf(isMarkup ? htmlText(message) : message);
  const quoted = quotedLines(lines);
  const fresh = without(lines, quoted);
  if (isAutomatic(lines, fresh)) return { kind: 'automatic_message', text: '' };
  const hasQuotes = fresh.length < lines.length;
  const claimed = withoutDisclaimers(fresh);
  const text = textOf(without(claimed, signatureLines(claimed)));
  if (hasWords(text)) {
    const isWhole = !isMarkup && text === textOf(lines);
    return { kind: 'request', text: isWhole ? message : text };
  }
  // A name alone is all that somebody wrote, unless it signs a quote.
  if (!hasQuotes && !isMarkup) return { kind: 'request', text: message };
  return { kind: 'nothing_new', text: '' };
}

function without(lines: readonly Line[], left: readonly boolean[]): Line[] {
  return lines.filter((_, i) => !left[i]);
}
