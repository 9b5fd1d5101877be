import { isCommonPassword } from './common-passwords.js';

/** Characters of a password that stands alone, and of one that a second factor backs. */
export const LEAST_ALONE = 15;
export const LEAST_WITH_SECOND_FACTOR = 8;
export const MOST = 128;

/** Unicode code points, as NIST SP 800-63B-4 counts the characters of a password. */
export function lengthOf(password: string): number {
  return Array.from(password.normalize('NFKC')).length;
}

/** What keeps a text from being a password of this length, or nothing. */
export function lengthViolation(password: unknown, least: number): string | undefined {
  if (typeof password !== 'string') return 'must be text';
  if (!password.isWellFormed())
    return 'must be valid Unicode: it contains half of a surrogate pair';
  const length = lengthOf(password);
  if (length < least) {
    return `must be at least ${least} characters long, has ${length}: a sentence of a few words will do`;
  }
  if (length > MOST) return `must be at most ${MOST} characters long, has ${length}`;
  return undefined;
}

/**
 * What keeps a text from being the password of an account, or nothing. There are no rules about
 * kinds of characters: they make passwords hard to remember, not hard to guess.
 */
export function passwordViolation(
  password: string,
  account: { readonly email: string; readonly hasSecondFactor: boolean },
): string | undefined {
  const least = account.hasSecondFactor ? LEAST_WITH_SECOND_FACTOR : LEAST_ALONE;
  const violation = lengthViolation(password, least);
  if (violation && lengthViolation(password, LEAST_WITH_SECOND_FACTOR) === undefined) {
    return `${violation}, or switch on a second factor first, with which ${LEAST_WITH_SECOND_FACTOR} are enough`;
  }
  if (violation) return violation;
  if (isPartOfAddress(password, account.email)) {
    return 'must not be your e-mail address: choose something that nobody knows of you';
  }
  if (isCommonPassword(password)) {
    return 'is, or is made of, one of the most common passwords: choose one that is your own';
  }
  return undefined;
}

function isPartOfAddress(password: string, email: string): boolean {
  const plain = password.toLowerCase();
  const address = email.toLowerCase();
  return [address, ...address.split('@')].includes(plain);
}
