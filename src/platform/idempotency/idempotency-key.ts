import { ValidationError } from '../common/errors/request-errors.js';

export const HEADER = 'Idempotency-Key';

const MAX_LENGTH = 255;
const PRINTABLE = /^[ -~]*$/;
// RFC 8941, 3.3.3: only quotes and backslashes are escaped.
const QUOTED = /^"((?:[^"\\]|\\["\\])*)"$/;

/**
 * The key of an `Idempotency-Key` header: as the draft has it in quotes (a string of RFC 8941), or as
 * most clients send it, without. Both mean the same key.
 * @throws ValidationError unless it has 1 to 255 printable ASCII characters
 */
export function readKey(header: string | readonly string[]): string {
  const text = String(header).trim();
  const key = text.startsWith('"') ? unquote(text) : text;
  if (key === undefined) throw refusal('begins with a quote: it must be one string in quotes');
  if (key.length === 0 || key.length > MAX_LENGTH || !PRINTABLE.test(key)) {
    throw refusal(`must have 1 to ${MAX_LENGTH} printable ASCII characters`);
  }
  return key;
}

function unquote(text: string): string | undefined {
  return QUOTED.exec(text)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
}

function refusal(message: string): ValidationError {
  return new ValidationError([{ path: HEADER, message }]);
}
