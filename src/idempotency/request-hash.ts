import { createHash } from 'node:crypto';

/** What makes a request the same as another one. */
export interface HashedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly contentType: string | undefined;
  /** JSON as it was understood, or the SHA-256 of a file: white space of JSON makes no difference. */
  readonly body: string | Uint8Array;
}

/** The SHA-256 by which a request is known again. */
export function hashRequest({ method, url, contentType = '', body }: HashedRequest): Buffer {
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase();
  const head = JSON.stringify([method, url, mediaType, typeof body]);
  return createHash('sha256').update(head).update('\n').update(body).digest();
}
