import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { anyone } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';

const { url } = anyone();
const PAGE = 'text/html; charset=utf-8';

interface Got {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** As it comes over the wire: neither followed nor decompressed. */
async function call(path: string, headers = {}, method = 'GET'): Promise<Got> {
  const sent = request(url + path, { headers, method }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const { statusCode: status = 0, headers: answered } = answer;
  return { status, headers: answered, body: await buffer(answer) };
}

async function asset(): Promise<string> {
  const page = (await call('/console')).body.toString();
  const [path] = /\/console\/assets\/[^"]+\.js/.exec(page) ?? [];
  expectThat(path, page).toBeDefined();
  return path!;
}

describe('the console', () => {
  test('is where the root leads', async () => {
    const { status, headers } = await call('/');
    expect([status, headers.location]).toEqual([302, '/console']);
  });

  test('is one page at each of its addresses, which browsers ask for each time', async () => {
    const { status, headers, body } = await call('/console');
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': PAGE, 'cache-control': 'no-cache' });
    for (const path of ['/console/', '/console/tickets/17', '/console/tickets/17?tab=a.js']) {
      expect((await call(path)).body).toEqual(body);
    }
    const known = { 'if-none-match': headers.etag! };
    const again = await call('/console/tickets', known);
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers).toMatchObject({ 'cache-control': 'no-cache', etag: headers.etag });
    expect((await call('/console', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('runs and shows nothing but what is of the service, and stands in no frame', async () => {
    const policy = (await call('/console/tickets')).headers['content-security-policy'];
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    );
    const other = (await call('/health')).headers['content-security-policy'];
    expect(other).not.toContain('trusted-types');
  });

  test('has parts that are kept for ever', async () => {
    const path = await asset();
    const { status, headers, body } = await call(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(body.length),
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    });
    expect(headers.connection).not.toBe('close');
    const zipped = await call(path, { 'accept-encoding': 'gzip' });
    const brotli = await call(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(gunzipSync(zipped.body)).toEqual(body);
    expect(brotliDecompressSync(brotli.body)).toEqual(body);
    expect((await call(path, { 'if-none-match': headers.etag! })).status).toBe(304);
  });

  test('gives no page in place of a part, nor anything beside its own', async () => {
    for (const path of [
      '/console/assets/gone-1234.js',
      '/console/assets/',
      '/console/assets/..%2findex.html',
      '/console/assets/..%2f..%2fmain.js',
      '/widget/..%2fmain.js',
      '/widget/gone.js',
      '/consoles',
      '/api/v1/console',
      '/api/v1/unknown',
    ]) {
      const { status, headers, body } = await call(path);
      expectThat(status, path).toBe(404);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(headers['cache-control']).toBe('no-store');
      expect(JSON.parse(body.toString())).toMatchObject({ code: 'ROUTE.NOT_FOUND' });
    }
  });

  test('is read, and takes nothing', async () => {
    const { status, headers, body } = await call('/console', {}, 'HEAD');
    expect([status, body.length]).toEqual([200, 0]);
    expect(Number(headers['content-length'])).toBe((await call('/console')).body.length);
    const posted = await call('/console', {}, 'POST');
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect((await call('/console/tickets', {}, 'POST')).status).toBe(404);
  });

  test('has no parts counted that cost nothing', async () => {
    expect((await call(await asset())).headers.ratelimit).toBeUndefined();
    expect((await call('/console')).headers.ratelimit).toBeDefined();
  });
});

test('the widget is for pages of others', async () => {
  const { status, headers } = await call('/widget.js');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'cross-origin-resource-policy': 'cross-origin',
  });
});
