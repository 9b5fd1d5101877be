import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Api } from '../support/api.js';
import { allOf, type Intent, theAdmin, unique } from '../support/builders.js';

const MESSAGE = { message: 'where is my parcel?' };
const JSON_TEXT = JSON.stringify(MESSAGE);

let admin: Api;
let customer: Api;
let agent: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [customer, agent] = await Promise.all([admin.newUser(), admin.newStaff('agent')]);
});

const send = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  customer.post('/tickets', body, { headers });

describe('a compressed body', () => {
  test.each([
    ['gzip', gzipSync(JSON_TEXT)],
    ['GZIP', gzipSync(JSON_TEXT)],
    ['x-gzip', gzipSync(JSON_TEXT)],
    ['deflate', deflateSync(JSON_TEXT)],
    ['br', brotliCompressSync(JSON_TEXT)],
    ['identity', Buffer.from(JSON_TEXT)],
  ])('is read as %s', async (encoding, body) => {
    const answer = await send(body, { 'content-encoding': encoding });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject(MESSAGE);
  });

  test('that is a file is read too', async () => {
    const name = unique('wire');
    const file = gzipSync(`text,intent\nmy parcel is late and nobody answers,${name}\n`);
    const headers = { 'content-type': 'text/csv', 'content-encoding': 'gzip' };
    const { status, body } = await admin.post('/triage/examples/import', file, { headers });
    expect([status, body]).toEqual([200, expect.objectContaining({ imported: 1 })]);
    const intent = (await allOf<Intent>(admin, '/triage/intents')).find((it) => it.name === name);
    expect((await admin.delete(`/triage/intents/${intent!.id}`)).status).toBe(204);
  });

  test.each(['zstd', 'compress', 'gzip, br', 'aes128gcm'])(
    'in %s is 415 and says what would do',
    async (encoding) => {
      const { status, headers, body } = await send(gzipSync(JSON_TEXT), {
        'content-encoding': encoding,
      });
      expect([status, body['code']]).toEqual([415, 'REQUEST.UNSUPPORTED_ENCODING']);
      expect(headers.get('accept-encoding')).toBe('gzip, deflate, br');
    },
  );

  test.each([
    ['gzip', Buffer.from(JSON_TEXT)],
    ['gzip', gzipSync(JSON_TEXT).subarray(0, -6)],
    ['deflate', gzipSync(JSON_TEXT)],
    ['br', Buffer.from('\u0001\u0002\u0003'.repeat(20))],
  ])('that is not %s is 400', async (encoding, body) => {
    const answer = await send(body, { 'content-encoding': encoding });
    expect([answer.status, answer.body['code']]).toEqual([400, 'REQUEST.MALFORMED_ENCODING']);
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('that unfolds to far more than is taken is 413: %s', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(20_000_000, ' '));
    expect(bomb.length).toBeLessThan(30_000);
    const { status, body } = await send(bomb, { 'content-encoding': encoding });
    expect([status, body['code']]).toEqual([413, 'REQUEST.TOO_LARGE']);
  });
});

test('a byte order mark before JSON is skipped', async () => {
  expect((await send(`\ufeff${JSON_TEXT}`)).body).toMatchObject(MESSAGE);
  expect((await send(`\ufeff\ufeff${JSON_TEXT}`)).status).toBe(400);
});

test('control characters in a message are left out, not refused', async () => {
  const { status, body } = await send(
    JSON.stringify({ message: '\u0000my \u001b[31mcard\u0007\n' }),
  );
  expect([status, body['message']]).toEqual([201, 'my [31mcard\n']);
  expect((await send(JSON.stringify({ message: '\u0000 \u0007' }))).status).toBe(400);
});

test('a character is one wherever Unicode has it, and however many signs it is made of', async () => {
  expect((await send(JSON.stringify({ message: '😀'.repeat(100_000) }))).status).toBe(201);
  const { status, body } = await send(JSON.stringify({ message: '😀'.repeat(100_001) }));
  expect([status, body['detail']]).toEqual([400, expect.stringContaining('has 100001')]);
});

describe('a method that an address does not answer', () => {
  test.each([
    ['DELETE', '/tickets', 'GET, HEAD, POST'],
    ['PUT', '/tickets/17?x=1', 'DELETE, GET, HEAD, PATCH'],
    ['GET', '/auth/login', 'POST'],
    ['POST', '//health', 'GET, HEAD'],
  ])('%s %s is 405 with Allow: %s', async (method, path, allow) => {
    const { status, headers, body } = await customer.call<{ code: string }>(method, path, {
      isBroken: true,
    });
    expect([status, body.code, headers.get('allow')]).toEqual([
      405,
      'ROUTE.METHOD_NOT_ALLOWED',
      allow,
    ]);
  });

  test.each(['/nowhere', '/tickets/17/nowhere', '/ticket'])('is 404 at %s', async (path) => {
    const { status, headers } = await customer.call('DELETE', path, { isBroken: true });
    expect([status, headers.get('allow')]).toEqual([404, null]);
  });
});

test('If-Match with a weak tag says why it never matches', async () => {
  const { body, headers } = await send(JSON_TEXT);
  const change = (tag: string) =>
    agent.patch(
      `/tickets/${String(body['id'])}`,
      { priority: 'high' },
      { headers: { 'if-match': tag } },
    );
  const etag = headers.get('etag') ?? '';
  const weak = await change(`W/${etag}`);
  expect([weak.status, weak.body['code']]).toEqual([412, 'REQUEST.WEAK_ENTITY_TAG']);
  expect(weak.body['detail']).toContain(etag);
  expect((await change('W/"999"')).body['code']).toBe('REQUEST.STALE_VERSION');
  expect((await change(etag)).status).toBe(200);
});

test.each(['//health?x=1', '//health/ready?cache=17', '/public/health?x=1'])(
  '%s answers whatever a load balancer adds',
  async (path) => {
    expect((await customer.get(path)).status).toBe(200);
  },
);

test('a time whose + was read as a space says how to write it', async () => {
  const { status, body } = await customer.get('/tickets?createdFrom=2025-01-31T12:00:00+02:00');
  expect([status, body['detail']]).toEqual([400, expect.stringContaining('%2B')]);
  const encoded = await customer.get('/tickets?createdFrom=2025-01-31T12:00:00%2B02:00');
  expect(encoded.status).toBe(200);
});
