import { normalizeMessage } from './normalization.js';

/** Words of any script, numbers, and the few signs that carry meaning in a ticket. */
const TOKEN = /\p{L}[\p{L}\p{M}]*|\p{N}+|[\p{Sc}%?؟]|\p{Extended_Pictographic}/gu;

/** Splits a message into its normalised tokens; whatever is not a token separates them. */
export function tokenize(message: string): string[] {
  return normalizeMessage(message).match(TOKEN) ?? [];
}

/** What is read of a message: the sentence encoder reads no more either, and it is 600 words. */
const MOST_CHARACTERS = 4_096;

/**
 * The text every feature is cut from: the tokens with one space between them and at both ends,
 * or an empty string when the message has no token.
 */
export function toDocument(message: string): string {
  const tokens = tokenize(message.slice(0, MOST_CHARACTERS));
  return tokens.length === 0 ? '' : ` ${tokens.join(' ')} `;
}
