import { createHash, createHmac, hkdfSync } from 'node:crypto';

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

/** Fields of bodies that hold what must not be found out by trying. */
const IS_SECRET = /password$/i;

/** Writes bodies so that their hash says nothing of the passwords in them without SECRET_KEY. */
export function bodyWriter(secretKey: string): (body: unknown) => string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'idempotency', 32));
  const sealed = (name: string, value: unknown): unknown =>
    typeof value === 'string' && IS_SECRET.test(name)
      ? createHmac('sha256', key).update(value).digest('base64')
      : value;
  return (body) => JSON.stringify(body ?? null, sealed);
}
