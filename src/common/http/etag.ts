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
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (!tags.includes(etagOf(version))) throw new StaleVersionError(version);
}
