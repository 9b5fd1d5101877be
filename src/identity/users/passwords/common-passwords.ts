import { dictionary } from '@zxcvbn-ts/language-common';

// All 49,233 that the package has, of which the 10,000 most common are the beginning.
const COMMON: ReadonlySet<string> = new Set(dictionary['passwords-common']);

const DECORATION = /^[^\p{L}]+|[^\p{L}]+$/gu;
const LONGEST_DECORATION = 8;
const LONGEST_UNIT = 4;

/**
 * Whether many people have this password, in capitals or not, or it is such a one with up to eight
 * digits or signs around it, repeated, or a few characters over and over.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (COMMON.has(plain) || COMMON.has(plain.replaceAll(/\s/g, ''))) return true;
  const unit = repeatedUnit(plain);
  if (unit.length < plain.length && (unit.length <= LONGEST_UNIT || COMMON.has(unit))) return true;
  const core = plain.replaceAll(DECORATION, '');
  return plain.length - core.length <= LONGEST_DECORATION && COMMON.has(core);
}

/** The shortest beginning that, repeated, gives the text; its last repetition may be cut short. */
function repeatedUnit(text: string): string {
  for (let length = 1; length < text.length; length++) {
    const unit = text.slice(0, length);
    if (text === unit.repeat(Math.ceil(text.length / length)).slice(0, text.length)) return unit;
  }
  return text;
}
