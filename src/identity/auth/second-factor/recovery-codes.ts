import { createHash, randomInt } from 'node:crypto';

const COUNT = 10;
const GROUPS = 4;
const GROUP_LENGTH = 4;
// Crockford's: no letter looks like a digit.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten new codes of 80 random bits, as in `4x7m-q2kd-9hv0-ztbe`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () =>
    Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
    ).join('-'),
  );
}

/** What is stored of a code, however it is typed; 80 random bits need no slow hash. */
export function recoveryCodeHash(code: string): Buffer {
  const plain = code
    .toLowerCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
  return createHash('sha256').update(plain).digest();
}
