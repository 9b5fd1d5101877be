import { StaleVersionError } from '../errors/request-errors.js';

/** The entity tag of a row at this version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * RFC 9110, 13.1.1: goes on only if the caller's `If-Match` names the current version; without the
 * header there is no condition.
 */
export function assertMatches(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  // A version without its quotes is no entity tag, but it cannot mean anything else.
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^(\d+)$/, '"$1"'));
  if (!tags.includes(etagOf(version))) throw new StaleVersionError(version);
}
