import { isJsonObject } from '../../platform/common/validation/json-object.js';
import { identifierViolation, textViolation } from '../../platform/common/validation/text.js';

const MOST_VARIABLES = 50;
const MOST_BYTES = 16_384;
const MOST_IDS = 20;
const MOST_TAGS = 30;

/** What keeps a value from being the tags of a conversation, or nothing. */
export function tagsViolation(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'must be a list of tags';
  if (value.length > MOST_TAGS) return `must be at most ${MOST_TAGS} tags`;
  if (new Set(value).size < value.length) return 'must not name a tag twice';
  for (const tag of value) {
    const violation = identifierViolation(tag, 50);
    if (violation !== undefined) return `has a tag that ${violation}`;
  }
  return undefined;
}

/** What keeps a value from being variables of a conversation, or nothing. */
export function variablesViolation(value: unknown): string | undefined {
  if (!isJsonObject(value)) return 'must be an object of variables';
  const names = Object.keys(value);
  if (names.length > MOST_VARIABLES) return `must have at most ${MOST_VARIABLES} variables`;
  for (const name of names) {
    const violation = identifierViolation(name, 100);
    if (violation !== undefined) return `has a name that ${violation}`;
  }
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > MOST_BYTES) return `must be at most ${MOST_BYTES} bytes of JSON`;
  // PostgreSQL stores neither: in no depth.
  if (/\\u0000|\\u[dD][89a-fA-F]/.test(text))
    return 'must not contain NUL or half of a surrogate pair';
  return undefined;
}

/** What keeps a value from being names by system, or nothing; null takes one out. */
export function namesViolation(value: unknown): string | undefined {
  if (!isJsonObject(value)) return 'must be an object of names by system';
  const entries = Object.entries(value);
  if (entries.length > MOST_IDS) return `must have at most ${MOST_IDS} names`;
  for (const [system, name] of entries) {
    const violation = identifierViolation(system, 50);
    if (violation !== undefined) return `has a system whose name ${violation}`;
    const wrong = name === null ? undefined : textViolation(name, 255);
    if (wrong !== undefined) return `${system} ${wrong}`;
  }
  return undefined;
}

/** The one with the other's values in the place of its own; what is null there is taken out. */
export function merged<Value>(
  before: Readonly<Record<string, Value>>,
  changes: Readonly<Record<string, Value | null>>,
): Record<string, Value> {
  const all = Object.entries({ ...before, ...changes });
  return Object.fromEntries(all.filter((it): it is [string, Value] => it[1] !== null));
}
