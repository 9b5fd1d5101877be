import type { Answer, Api } from './api.js';
import { unique } from './builders.js';

/** A call with a key, and then another one with the same key. */
export async function reusingAKey(
  call: (headers: Record<string, string>, time: number) => Promise<Answer>,
): Promise<Answer> {
  const headers = { 'idempotency-key': unique('key') };
  const first = await call(headers, 1);
  if (first.status >= 400) throw new Error(`the first call failed: ${first.status}`);
  return call(headers, 2);
}

/** A GET with the entity tag that it answered the first time. */
export async function again(api: Api, path: string): Promise<Answer> {
  const { headers } = await api.get(path);
  return api.get(path, { headers: { 'if-none-match': headers.get('etag')! } });
}
