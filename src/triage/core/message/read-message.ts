import { finish, type Steps } from '../classifier/steps.js';
import { MOST_CHARACTERS } from '../classifier/tokenizer.js';
import type { MessageKind } from '../decision/message-kind.js';
import { isAutomatic } from './automatic/is-automatic.js';
import { beginningOf } from './beginning.js';
import { withoutDisclaimers } from './disclaimer.js';
import { isHtml, readingHtml } from './html-text.js';
import { hasWords, type Line, readingLines, textOf } from './line.js';
import { findingQuotes } from './quotes.js';
import { findingSignatures } from './signature.js';

/** A message as it is to be judged. */
export interface ReadMessage {
  readonly kind: MessageKind;
  /**
   * What its author wrote now; the message itself, bit for bit, where nothing else is in it. Empty
   * where there is nothing that was asked.
   */
  readonly text: string;
  /** Whether that is only the beginning of it, because no classifier reads more. */
  readonly isCut?: boolean;
}

/** The same as `readingMessage`, all at once. */
export function readMessage(message: string): ReadMessage {
  return finish(readingMessage(message));
}

/**
 * Sets apart what the author of a message wrote now from quotes, forwarded messages, signature and
 * disclaimer; in time that grows with the length of the message and no faster. What is not surely one
 * of these was said.
 */
export function* readingMessage(message: string): Steps<ReadMessage> {
  const isMarkup = isHtml(message);
  const lines = yield* readingLines(isMarkup ? yield* readingHtml(message) : message);
  const quoted = yield* findingQuotes(lines);
  const fresh = without(lines, quoted);
  yield;
  if (isAutomatic(lines, fresh)) return { kind: 'automatic_message', text: '' };
  const hasQuotes = fresh.length < lines.length;
  yield;
  const claimed = withoutDisclaimers(fresh);
  yield;
  const text = textOf(without(claimed, yield* findingSignatures(claimed)));
  yield;
  const all = textOf(lines);
  const whole = message.length > MOST_CHARACTERS ? all : message;
  if (hasWords(text)) return request(!isMarkup && text === all ? whole : text);
  // A name alone is all that somebody wrote, unless it signs a quote.
  if (!hasQuotes && !isMarkup) return request(whole);
  return { kind: 'nothing_new', text: '' };
}

function request(written: string): ReadMessage {
  const text = beginningOf(written);
  return { kind: 'request', text, ...(text !== written && { isCut: true }) };
}

function without(lines: readonly Line[], left: readonly boolean[]): Line[] {
  return lines.filter((_, i) => !left[i]);
}
