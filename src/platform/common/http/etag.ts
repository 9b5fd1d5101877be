import { createHash } from 'node:crypto';
import { StaleVersionError, WeakEntityTagError } from '../errors/request-errors.js';

// RFC 9110, 8.8.3: no quote, space or control character within the quotes.
const TAGS = /(W\/)?"[!#-~\x80-\xff]*"/g;

/** 132 bits: nobody meets two contents of one tag. */
const TAG_LENGTH = 22;

/**
 * The entity tag of a row at this version. Where what is shown also depends on something that is no
 * change of the row, `beside` says how it was.
 */
export function etagOf(version: number, beside?: number): string {
  return beside === undefined ? `"${version}"` : `"${version}.${beside}"`;
}

/** What stands in the entity tag of something that has no version: a hash of all that it says. */
export function contentTag(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, TAG_LENGTH);
}

/**
 * RFC 9110, 13.1.1: goes on only if the caller's `If-Match` names the current version; without the
 * header there is no condition. Whoever changes a row need not have seen the latest of what stands
 * beside it.
 * @throws StaleVersionError, WeakEntityTagError
 */
export function assertMatches(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  // A version without its quotes is no entity tag, but it cannot mean anything else.
  if (ifMatch.trim() === String(version)) return;
  const named = tagsOf(ifMatch).map((tag) => tag.replace(/\.\d+"$/, '"'));
  const current = etagOf(version);
  if (named.includes(current)) return;
  if (named.includes(`W/${current}`)) throw new WeakEntityTagError(current);
  throw new StaleVersionError(version);
}

/** RFC 9110, 13.1.2: whether a client has what is shown already, by its `If-None-Match`. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return tagsOf(ifNoneMatch).some((tag) => opaque(tag) === opaque(etag));
}

/** The entity tags of a list; what is none is left out. */
function tagsOf(list: string): string[] {
  return list.match(TAGS) ?? [];
}

/** Without the sign that it is weak: what is equal then is equal by weak comparison. */
function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
