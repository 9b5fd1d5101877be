import { NAMES } from './load-settings.js';

/** Shorter names are so near to others that half of them would be suspected. */
const LEAST_LENGTH = 8;

/**
 * What to say of variables that are no settings but look like one which is not set: what is
 * misspelled is otherwise ignored, and its default counts.
 */
export function misspelledSettings(
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const missing = [...NAMES].filter((name) => name.length >= LEAST_LENGTH && !environment[name]);
  return Object.keys(environment).flatMap((name) => {
    if (NAMES.has(name)) return [];
    const meant = missing.find((it) => isNear(name.toUpperCase().replaceAll('-', '_'), it));
    return meant ? [`${name} is no setting and is ignored: did you mean ${meant}?`] : [];
  });
}

/** Whether one becomes the other by at most one letter more, less, changed, or two swapped. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (end < shorter && one.at(-1 - end) === other.at(-1 - end)) end++;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  const isSwapped = left.length === 2 && left === right.charAt(1) + right.charAt(0);
  return isSwapped || Math.max(left.length, right.length) <= 1;
}
