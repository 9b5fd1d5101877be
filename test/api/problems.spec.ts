import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { anyone, expectInvalid, expectProblem, type Page, theAdmin } from '../support/builders.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

let admin: Api;
let user: Api;

beforeAll(async () => {
  admin = await theAdmin();
  user = await admin.newUser();
});

const nothingStored = async (): Promise<void> => {
  expect((await user.get<Page<object>>('/tickets')).body.data).toEqual([]);
};

describe('an address', () => {
  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    'that is unknown is 404 for %s',
    async (method) => {
      for (const path of ['/nothing', '//nothing', '/tickets/1/nothing', '//api/v2/tickets']) {
        expectProblem(await admin.call(method, path), 404, 'ROUTE.NOT_FOUND');
      }
    },
  );

  test.each([
    ['PUT', '/tickets'],
    ['DELETE', '/tickets'],
    ['POST', '//health'],
    ['PATCH', '/triage/policy'],
    ['GET', '/auth/login'],
  ])('does not answer %s %s', async (method, path) => {
    const answer = await admin.call(method, path);
    expect(answer.status).toBeOneOf([404, 405]);
    const code = answer.status === 404 ? 'ROUTE.NOT_FOUND' : 'ROUTE.METHOD_NOT_ALLOWED';
    expectProblem(answer, answer.status, code);
  });

  test.each([
    ['/tickets/%ZZ', 400],
    ['/tickets/%ff', 400],
    ['/tickets/%', 400],
    [`/tickets/${'1'.repeat(200)}`, 400],
    [`/users/${'a'.repeat(2_000)}`, 400],
  ])('%s is a problem', async (path, status) => {
    const answer = await admin.get<{ code: string }>(path);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    // An over-long address may also be called that.
    expect(answer.status).toBeOneOf([status, 414]);
    expectProblem(answer, answer.status, answer.body.code);
  });

  test('that is far too long is a problem', async () => {
    const answer = await anyone().get(`//health?${'a'.repeat(20_000)}`);
    expect(answer.status).toBeOneOf([414, 431]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) });
  });

  test('is secret to who may not see it, not to who may', async () => {
    expectProblem(await anyone().get('/nothing'), 404, 'ROUTE.NOT_FOUND');
    expectProblem(await anyone().get('/users/1'), 401, 'AUTH.UNAUTHENTICATED');
  });
});

test('what is not HTTP at all is answered and cut off, and the next request is served', async () => {
  const { hostname, port } = new URL(anyone().url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port || 80), hostname, () =>
      socket.write('NO SUCH THING\r\n\r\n'),
    );
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect((await anyone().get('//health')).status).toBe(200);
});

describe('a body', () => {
  const code = { empty: 'REQUEST.INVALID', broken: 'REQUEST.MALFORMED_JSON' };

  test.each([
    ['{', code.broken],
    ['{"message": "hello"', code.broken],
    ['{"message": "hello",}', code.broken],
    ["{'message': 'hello'}", code.broken],
    ['{"message": undefined}', code.broken],
    ['{"message": NaN}', code.broken],
    ['{"message": "a\nb"}', code.broken],
    ['{"message": "\\x"}', code.broken],
    ['message=hello', code.broken],
    ['<ticket/>', code.broken],
    [' ', code.broken],
    ['\ufeff', code.broken],
    ['{"message": "hello"} {}', code.broken],
    ['', code.empty],
    ['{}', code.empty],
    ['null', code.empty],
    ['[]', code.empty],
    ['"hello"', code.empty],
    ['7', code.empty],
    ['[{"message":"hello"}]', code.empty],
  ])('is refused: %.60s', async (body, expected) => {
    expectProblem(await user.post('/tickets', body), 400, expected);
    await nothingStored();
  });

  test.each([
    ['[', ''],
    ['[', ']'],
    ['{"message":', ''],
    ['{"message":', '}'],
  ])('nested very deeply is refused: %s…%s', async (open, close) => {
    const depth = 10_000;
    const body = `${open.repeat(depth)}1${close.repeat(depth)}`;
    for (const path of ['/tickets', '/auth/login', '/auth/register']) {
      const answer = await user.post<{ code: string }>(path, body);
      expect(answer.body.code).toMatch(/^REQUEST\.(INVALID|MALFORMED_JSON)$/);
      expectProblem(answer, 400, answer.body.code);
    }
    await nothingStored();
  });

  test('that is missing is refused', async () => {
    expectInvalid(await user.post('/tickets'), 'message');
    await nothingStored();
  });

  test.each([
    ['a lone byte', [0xff]],
    ['an over-long slash', [0xc0, 0xaf]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a character cut off', [0xe2, 0x82]],
  ])('that is not UTF-8 is refused: %s', async (_, bytes) => {
    const body = Buffer.concat([
      Buffer.from('{"message":"where is it '),
      Buffer.from(bytes),
      Buffer.from('"}'),
    ]);
    expectProblem(await user.post('/tickets', body), 400, 'REQUEST.INVALID_UTF8');
    await nothingStored();
  });

  test('that is too large is refused', async () => {
    const body = { message: 'a'.repeat(200_000) };
    const longer = { message: 'a'.repeat(1_400_000) };
    expectProblem(await user.post('/tickets', longer), 413, 'REQUEST.TOO_LARGE');
    expectProblem(await anyone().post('/auth/login', body), 413, 'REQUEST.TOO_LARGE');
    await nothingStored();
  });

  test('of the longest message, escaped to the utmost, is not too large', async () => {
    const escaped = '\\ud83d\\ude00'.repeat(100_000);
    const somebody = await admin.newUser();
    const { status, body } = await somebody.post('/tickets', `{"message":"${escaped}"}`);
    expect(status).toBe(201);
    expect(body['message']).toBe('😀'.repeat(100_000));
  });

  test.each([
    'text/plain',
    'text/csv',
    'text/html',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'nonsense',
    '',
  ])('of the type %j is refused', async (type) => {
    for (const [api, path] of [
      [user, '/tickets'],
      [anyone(), '/auth/login'],
    ] as const) {
      const headers = { 'content-type': type };
      const body = new TextEncoder().encode('{"message":"hello"}');
      const answer = await api.post(path, body, { headers });
      expectProblem(answer, 415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE');
    }
    await nothingStored();
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset=UTF-8',
  ])('of the type %s is read', async (type) => {
    const headers = { 'content-type': type };
    const agent = await admin.newStaff('agent');
    const { status } = await agent.post('/triage/preview', { message: 'hello' }, { headers });
    expect(status).toBe(200);
  });
});

describe('a field of every object', () => {
  test.each([
    '{"message":"hello","__proto__":{"role":"admin"}}',
    '{"message":"hello","__proto__":null}',
    '{"__proto__":{"message":"hello"}}',
    '{"message":"hello","\\u005f_proto__":1}',
    '{"message":"hello","constructor":{"prototype":{"role":"admin"}}}',
    '{"message":"hello","prototype":{}}',
  ])('is refused whatever its name: %s', async (body) => {
    const somebody = await admin.newUser();
    expect((await somebody.post('/tickets', body)).status).toBe(400);
    expect((await somebody.get<Page<object>>('/tickets')).body.data).toEqual([]);
    expect((await somebody.get('/users')).status).toBe(403);
  });
});

describe('X-Request-Id', () => {
  test.each(['abc-123', 'a.b:c_d', 'x', 'x'.repeat(128)])('%s comes back', async (id) => {
    const headers = { 'x-request-id': id };
    expect((await user.get('/users/me', { headers })).headers.get('x-request-id')).toBe(id);
    const answer = await user.get('/nothing', { headers });
    expect(expectProblem(answer, 404, 'ROUTE.NOT_FOUND').requestId).toBe(id);
  });

  test.each(['', 'a b', 'a\tb', '<script>', '{"a":1}', 'ä', 'x'.repeat(129)])(
    '%s is replaced',
    async (id) => {
      const answer = await user.get('/nothing', { headers: { 'x-request-id': id } });
      expect(expectProblem(answer, 404, 'ROUTE.NOT_FOUND').requestId).toMatch(UUID);
    },
  );

  test('is made up for each request without one', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => anyone().get('//health')));
    const ids = answers.map(({ headers }) => headers.get('x-request-id'));
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(10);
  });
});

describe('every answer', () => {
  test.each([
    ['that is well', '/tickets', 200],
    ['that has data', '/users/me', 200],
    ['that finds nothing', '/nothing', 404],
    ['that refuses', '/users', 403],
  ])('%s has the security headers and limits', async (_, path, status) => {
    const { headers, status: actual } = await user.get(path);
    expect(actual).toBe(status);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toMatch(/^(DENY|SAMEORIGIN)$/);
    expect(headers.get('content-security-policy')).toContain("object-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7}/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('ratelimit')).toMatch(/^"[\w-]+";r=\d+;t=\d+(, "user";r=\d+;t=\d+)?$/);
    expect(headers.get('ratelimit-policy')).toMatch(
      /^"[\w-]+";q=\d+;w=\d+(, "user";q=\d+;w=\d+)?$/,
    );
  });

  test('names no language, framework, file or statement when it is a problem', async () => {
    const answers = await Promise.all([
      user.post('/tickets', '{'),
      user.get('/tickets?cursor=x'),
      user.get('/tickets/abc'),
      user.get('/nothing'),
    ]);
    for (const { body } of answers) {
      expect(JSON.stringify(body)).not.toMatch(
        /nest|fastify|typeorm|postgres|\.[jt]s\b|SELECT|stack/i,
      );
    }
  });
});
