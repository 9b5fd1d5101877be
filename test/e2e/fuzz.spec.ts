import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Api } from '../support/api.js';
import { allOf, aTicket, NO_ID, type Problem, theAdmin } from '../support/builders.js';

/**
 * Random input at every endpoint. What it may change is its own: ids in paths are of its own ticket
 * or of nothing, a policy is never valid, training is left out, and new intents are removed again.
 */
const SEED = 20260118;
const RUNS = 1_000;

const NAUGHTY = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e',
  '\u001b[31m',
  '🙂',
  'ﷺ',
  'Z̸̡͝a̵l̷g̴o̸',
  "'; DROP TABLE tickets; --",
  '%s%n%d',
  '%00',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '${7*7}',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '0x7fffffff',
  '2147483648',
  '99999999999999999999',
  'true',
  '1;2',
  '"',
  '\\',
  '\r\n',
  'a'.repeat(10_001),
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NAUGHTY) },
  { weight: 2, arbitrary: fc.constantFrom('a\u0000b', 'a\ud800b', 'a\udfffb@example.com') },
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
);

const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324),
  fc.double(),
  fc.integer(),
);

const json = fc.oneof(
  { weight: 5, arbitrary: text },
  number,
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
);

const BROKEN = [
  '',
  '{',
  '{"message":1e999}',
  '{"message":"hello","message":7}',
  `{"rating":${'9'.repeat(400)},"resolved":true}`,
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{}}}',
  '['.repeat(20_000),
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"message":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
];

/** Bodies near a valid one: a field replaced, removed or added; or something else entirely. */
function bodyLike(valid: object): fc.Arbitrary<string> {
  const near = fc
    .tuple(
      fc.constantFrom(...Object.keys(valid)),
      fc.option(json, { nil: undefined }),
      fc.boolean(),
    )
    .map(([key, value, surplus]) => ({
      ...valid,
      [key]: value,
      ...(surplus && { surplus: value }),
    }));
  const far = fc.oneof(json, fc.array(fc.constant(valid), { maxLength: 2 }));
  return fc.oneof(
    { weight: 6, arbitrary: near.map((body) => JSON.stringify(body)) },
    { weight: 2, arbitrary: far.map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN) },
  );
}

const isOfARow = (id: string): boolean => /^\s*[+\d.]/.test(id) && Number(id) < 2_000_000_000;

/** Path segments that name no row that there is. */
const id = fc.oneof(
  fc.constantFrom(
    String(NO_ID),
    '0',
    '-1',
    '2147483648',
    '99999999999999999999',
    '1.5',
    '%ZZ',
    '%ff',
  ),
  text
    .filter(
      (it) => it.isWellFormed() && it.length < 200 && !isOfARow(it) && !/^(\.|%2e)*$/i.test(it),
    )
    .map((it) => encodeURIComponent(it)),
);

const date = fc.oneof(
  fc.date({ noInvalidDate: false }).map(String),
  fc.date().map((it) => it.toISOString()),
  fc.constantFrom('2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '2026-01-01T00:00:00+99:99'),
);

const SORTS = ['id', '-id', 'createdAt', '-createdAt', 'priority', '-updatedAt'];

const cursor = fc
  .tuple(fc.constantFrom(...SORTS), fc.array(fc.oneof(date, number, json), { maxLength: 3 }))
  .map((parts) => Buffer.from(JSON.stringify(parts.flat())).toString('base64url'));

const parameter = fc.oneof(
  fc.tuple(fc.constant('cursor'), fc.oneof(cursor, text)),
  fc.tuple(fc.constant('sort'), fc.oneof(fc.constantFrom(...SORTS), text)),
  fc.tuple(
    fc.constantFrom(
      'limit',
      'q',
      'status',
      'intent',
      'source',
      'role',
      'assigneeId',
      'requesterId',
    ),
    fc.oneof(text, number.map(String)),
  ),
  fc.tuple(fc.constantFrom('from', 'to'), fc.oneof(text, date)),
  fc.tuple(text, text),
);

const anyQuery = fc.array(parameter, { maxLength: 3 }).map((parameters) => {
  const wellFormed = parameters.map((pair) =>
    pair.map((it) => encodeURIComponent(it.toWellFormed())),
  );
  // The address must fit into what HTTP servers read.
  return wellFormed
    .map((pair) => pair.join('='))
    .join('&')
    .slice(0, 12_000);
});

/** A cursor that is right in all but its values. */
const nextPage = fc
  .tuple(fc.constantFrom(...SORTS), date, fc.integer())
  .map(([sort, ...values]) => JSON.stringify([sort, ...(sort.endsWith('id') ? [7] : values)]))
  .map((it) => `sort=${String(JSON.parse(it)[0])}&cursor=${Buffer.from(it).toString('base64url')}`);

const query = fc.oneof({ weight: 3, arbitrary: anyQuery }, { weight: 1, arbitrary: nextPage });

const PATHS_TO_READ = [
  '/users/me',
  '/users',
  '/users/{id}',
  '/tickets',
  '/tickets',
  '/tickets/{id}',
  '/tickets/{id}/decision',
  '/tickets/{id}/transitions',
  '/tickets/{id}/labels',
  '/tickets/{own}/labels',
  '/tickets/{own}/decision',
  '/tickets/{own}/transitions',
  '/feedback',
  '/feedback/summary',
  '/reports/outcomes',
  '/reports/drift',
  '/triage/intents',
  '/triage/intents/{id}',
  '/triage/intents/{id}/examples',
  '/triage/background',
  '/triage/examples',
  '/triage/examples',
  '/triage/examples/{id}',
  '/triage/labels/contradictions',
  '/triage/models',
  '/triage/models/{id}',
  '/triage/policy',
];

const PATHS_TO_DELETE = [
  '/users/{id}',
  '/triage/intents/{id}',
  '/triage/intents/{id}/examples/{id}',
  '/triage/background/{id}',
  '/triage/examples/{id}',
  '/tickets/{id}/label',
  '/tickets/{own}/label',
];

const CHANGE = {
  status: 'closed',
  intent: 'charged_twice',
  assigneeId: 1,
  priority: 'low',
  answer: 'Done.',
};
const INTENT = { name: 'x', description: '', answer: 'x', autoResolve: true, priority: 'low' };

const REPLAY = {
  policy: { mode: 'live', threshold: 0.5, overrides: {} },
  modelId: NO_ID,
  from: '2020-01-01T00:00:00Z',
  to: '2020-01-02T00:00:00Z',
  intent: 'charged_twice',
  status: 'closed',
  examples: 5,
};

const BODIES: readonly [method: string, path: string, valid: object][] = [
  ['POST', '/auth/register', { email: 'fuzz', password: 'a password' }],
  ['POST', '/auth/login', { email: 'fuzz@example.com', password: 'a password' }],
  ['POST', '/auth/refresh', { refreshToken: 'x' }],
  ['POST', '/auth/logout', { refreshToken: 'x' }],
  ['POST', '/auth/password', { currentPassword: 'x', newPassword: 'a password' }],
  ['PATCH', '/users/{id}/role', { role: 'user' }],
  ['POST', '/tickets', { message: 'hello' }],
  ['PATCH', '/tickets/{id}', CHANGE],
  ['PATCH', '/tickets/{own}', CHANGE],
  ['POST', '/tickets/{id}/feedback', { rating: 3, resolved: true, comment: 'x' }],
  ['POST', '/tickets/{own}/feedback', { rating: 3, resolved: true, comment: 'x' }],
  ['POST', '/triage/preview', { message: 'hello' }],
  ['POST', '/triage/intents', INTENT],
  ['PATCH', '/triage/intents/{id}', INTENT],
  ['POST', '/triage/intents/{id}/examples', { text: 'x' }],
  ['POST', '/triage/background', { text: 'x' }],
  ['PATCH', '/triage/examples/{id}', { text: 'x' }],
  ['POST', '/triage/models/{id}/activate', { id: 1 }],
  ['POST', '/triage/policy/replay', REPLAY],
];

/** Any of its fields may be wrong, and the mode always is. */
const policy = fc
  .tuple(
    json.filter((mode) => mode !== 'live' && mode !== 'shadow'),
    json,
    fc.oneof(json, fc.dictionary(text, fc.dictionary(fc.constantFrom('mode', 'threshold'), json))),
  )
  .map(([mode, threshold, overrides]) => JSON.stringify({ mode, threshold, overrides }));

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

const ifMatch = fc
  .oneof(fc.constantFrom('"1"', '*', 'W/"1"', '"'), fc.string({ maxLength: 20 }))
  .map((tag): Record<string, string> => ({
    'if-match': tag.replaceAll(/[^\x20-\x7e]/g, '').trim(),
  }));

const read: fc.Arbitrary<Call> = fc
  .tuple(fc.constantFrom(...PATHS_TO_READ), query)
  .map(([path, it]) => ({ method: 'GET', path: `${path}?${it}` }));

const remove: fc.Arbitrary<Call> = fc
  .constantFrom(...PATHS_TO_DELETE)
  .map((path) => ({ method: 'DELETE', path }));

const write: fc.Arbitrary<Call> = fc.constantFrom(...BODIES).chain(([method, path, valid]) =>
  fc.record({
    method: fc.constant(method),
    path: fc.constant(path),
    body: bodyLike(valid),
    headers: ifMatch,
  }),
);

const setPolicy: fc.Arbitrary<Call> = fc.record({
  method: fc.constant('PUT'),
  path: fc.constant('/triage/policy'),
  body: policy,
  headers: ifMatch,
});

const importCsv: fc.Arbitrary<Call> = fc
  .array(fc.oneof(text, fc.tuple(text, text).map(String)), { maxLength: 4 })
  .map((rows) => ({
    method: 'POST',
    path: '/triage/examples/import?createIntents=false',
    body: `text,intent\n${rows.join('\n')}`,
    headers: { 'content-type': 'text/csv' },
  }));

const call = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: read },
      { weight: 6, arbitrary: write },
      { weight: 1, arbitrary: remove },
      { weight: 1, arbitrary: setPolicy },
      { weight: 1, arbitrary: importCsv },
    ),
    fc.array(id, { minLength: 2, maxLength: 2 }),
  )
  .map(([it, ids]): Call => {
    const path = ids.reduce((filled, next) => filled.replace('{id}', () => next), it.path);
    return { ...it, path };
  });

let admin: Api;
let user: Api;
let ownTicket: number;
const made: string[] = [];

beforeAll(async () => {
  admin = await theAdmin();
  user = await admin.newUser();
  ownTicket = (await aTicket().by(user).escalated()).id;
});

afterAll(async () => {
  for (const path of made) await admin.delete(path);
  // Its message must not stay an example of the intent that it was given here.
  await admin.delete(`/tickets/${ownTicket}/label`);
});

function remember({ method, path }: Call, { status, body }: Answer): void {
  const isNew =
    method === 'POST' && status === 201 && /^\/triage\/(intents|background)$/.test(path);
  if (isNew) made.push(`${path}/${Number(body['id'])}`);
}

async function expectHonest(api: Api, { method, path, ...request }: Call): Promise<void> {
  const answer = await api.call<Record<string, unknown>>(
    method,
    path.replace('{own}', String(ownTicket)),
    request,
  );
  remember({ method, path }, answer);
  const { status, headers, body } = answer;
  expect(status, JSON.stringify(body)).toBeLessThan(500);
  if (status < 400) return;
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = body as unknown as Problem;
  expect(problem).toMatchObject({ status, code: expect.stringMatching(/^[A-Z_]+\.[A-Z_]+$/) });
  expect(problem.requestId).toBe(headers.get('x-request-id'));
}

test.each([
  ['an admin', () => admin],
  ['a customer', () => user],
])('no input from %s is answered with a 5xx or without a problem', async (_, who) => {
  await fc.assert(
    fc.asyncProperty(call, (it) => expectHonest(who(), it)),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
});

test('the service is as ready as before, and the policy and models are what they were', async () => {
  expect((await admin.get('//health/ready')).status).toBe(200);
  const models = await allOf<{ status: string }>(admin, '/triage/models');
  expect(models.filter(({ status }) => status === 'active')).toHaveLength(1);
});
