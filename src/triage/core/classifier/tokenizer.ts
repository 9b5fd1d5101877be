import { isBare, maskKinds } from './kinds.js';
import { normalizeMessage } from './normalization.js';

/** Words of any script, numbers, and the few signs that carry meaning in a ticket. */
const TOKEN = /\p{L}[\p{L}\p{M}]*|\p{N}+|[\p{Sc}%?؟]|\p{Extended_Pictographic}/gu;

/** Splits a message into its normalised tokens; whatever is not a token separates them. */
export function tokenize(message: string): string[] {
  return normalizeMessage(message).match(TOKEN) ?? [];
}

/**
 * How texts become documents. A model reads messages as its examples were read, so that old ones keep
 * deciding as they did: numbers as they are written, or by their kinds.
 */
export type Reading = 1 | 2;
const AS_WRITTEN: Reading = 1;
/** How models are trained to read. */
export const READING: Reading = 2;

/** UTF-16 units that are read: the sentence encoder reads no more either, and it is 600 words. */
export const MOST_CHARACTERS = 4_096;

/**
 * The text every feature is cut from: the tokens with one space between them and at both ends,
 * or an empty string when the message has no token. Numbers, dates, amounts and addresses are only
 * there by their kinds (see `maskKinds`); a message of nothing else has no token.
 */
export function toDocument(message: string, reading: Reading = READING): string {
  const read = message.slice(0, MOST_CHARACTERS);
  const tokens = reading === AS_WRITTEN ? tokenize(read) : tokenizeKinds(read);
  return tokens.length === 0 ? '' : ` ${tokens.join(' ')} `;
}

function tokenizeKinds(message: string): readonly string[] {
  const tokens = maskKinds(normalizeMessage(message)).match(TOKEN) ?? [];
  return isBare(tokens) ? [] : tokens;
}
