import { beforeAll, describe, expect, test } from '@jest/globals';
import { breakingChanges } from '../../scripts/openapi/breaking-changes.js';
import { type Document, resolve, routesOf } from '../../scripts/openapi/document.js';
import { anyone, NO_ID, theAdmin } from '../support/builders.js';
import { CONTRACT } from '../support/contract.js';
import { expectThat } from '../support/expect-that.js';

let document: Document;

beforeAll(async () => {
  const answer = await anyone().get<Document>('//openapi.json');
  if (answer.status !== 200) {
    throw new Error(
      `GET /openapi.json gives ${answer.status}: switch the documentation on with DOCS_ENABLED=true`,
    );
  }
  document = answer.body;
});

// What the server says of itself is the same: the first tests see to it.
const CALLS = routesOf(CONTRACT).map((route) => [route.name, route] as const);
const OPEN =
  /^(GET .*(health|\/public\/|\/auth\/oidc\/)|(POST|DELETE) \/api\/v1\/auth\/session(\/(passkey|token))?$|POST \/api\/v1\/auth\/(register|verify-email|login|refresh|logout|password\/(forgot|reset)|passkeys\/(challenge|sign-in))$|POST \/api\/v1\/invitations\/accept$)/;
/** Those whose success is another one by a setting; that has no body. */
const SUCCESSES: Readonly<Record<string, readonly string[]>> = {
  'POST /api/v1/auth/register': ['201', '202'],
};
const LISTS = CALLS.filter(([name, { operation }]) => {
  const schema = operation.responses['200']?.content?.['application/json']?.schema;
  return name.startsWith('GET') && schema?.$ref?.endsWith('Page');
});

function* nodesOf(node: unknown, path = '#'): Generator<[path: string, node: object]> {
  if (typeof node !== 'object' || node === null) return;
  yield [path, node];
  for (const [key, value] of Object.entries(node)) yield* nodesOf(value, `${path}/${key}`);
}

describe('the committed openapi.json', () => {
  test('is not broken by this server', () => {
    expectThat(breakingChanges(CONTRACT, document), 'breaks the contract').toEqual([]);
  });

  test('is what this server says of itself', () => {
    expectThat(document, 'run npm run openapi').toEqual(CONTRACT);
  });
});

describe('the document', () => {
  test('is OpenAPI 3.1 of this service', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: 'automated-customer-support', version: '1' });
    expect(CALLS.length).toBeGreaterThan(40);
    expect(Object.values(document.components.securitySchemes ?? {})).toEqual([
      expect.objectContaining({ type: 'http', scheme: 'bearer' }),
      expect.objectContaining({ type: 'apiKey', in: 'header', name: 'X-API-Key' }),
    ]);
  });

  test('has no word of OpenAPI 3.0', () => {
    const old = [...nodesOf(document)].filter(
      ([path, node]) =>
        !/\/(example|examples|properties)$/.test(path) &&
        ('nullable' in node ||
          ('exclusiveMinimum' in node && typeof node.exclusiveMinimum === 'boolean') ||
          ('type' in node && node.type === 'file')),
    );
    expect(old.map(([path]) => path)).toEqual([]);
  });

  test('refers only to what it has', () => {
    const references = [...nodesOf(document)].flatMap(([, node]) =>
      '$ref' in node && typeof node.$ref === 'string' ? [node.$ref] : [],
    );
    const { schemas, headers = {}, responses = {} } = document.components;
    const known = Object.entries({ schemas, headers, responses }).flatMap(([kind, parts]) =>
      Object.keys(parts).map((it) => `#/components/${kind}/${it}`),
    );
    expect(known).toEqual(expect.arrayContaining([...new Set(references)]));
    expect([...new Set(references)]).toEqual(expect.arrayContaining(known));
  });

  test('gives every operation an id of its own', () => {
    const ids = CALLS.map(([, { operation }]) => operation.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('types every property', () => {
    const untyped = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      Object.entries(schema.properties ?? {})
        .filter(([, it]) => !(it.type ?? it.$ref ?? it.allOf ?? it.anyOf ?? it.enum))
        .map(([property]) => `${name}.${property}`),
    );
    expect(untyped).toEqual([]);
  });
});

describe.each(CALLS)('%s', (name, { operation, method, path }) => {
  const parameters = operation.parameters ?? [];
  const statuses = Object.keys(operation.responses);

  test('says what it does', () => {
    expect(operation.summary).toMatch(/^\p{Lu}.*\.$/su);
    expect(operation.tags?.length).toBeGreaterThan(0);
  });

  test('needs a token unless it is open', () => {
    // Either of the two, or a token alone where it is for people.
    const tokenOrKey = [[{ bearer: [] }], [{ bearer: [] }, { key: [] }]];
    expect(OPEN.test(name) ? [[]] : tokenOrKey).toContainEqual(operation.security ?? []);
    if (!OPEN.test(name)) expect(statuses).toContain('401');
  });

  test('names its path parameters', () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const named = parameters.filter((it) => it.in === 'path');
    expect(named.map((it) => it.name).sort()).toEqual(inPath.sort());
    expect(named.every((it) => it.required)).toBe(true);
  });

  test('has a success and its failures', () => {
    const successes = statuses.filter((status) => status.startsWith('2'));
    expect(successes).toEqual(SUCCESSES[name] ?? [expect.any(String)]);
    const input = Boolean(operation.requestBody) || parameters.some((it) => it.in !== 'header');
    if (input) expect(statuses).toContain('400');
    if (parameters.some((it) => it.in === 'path')) expect(statuses).toContain('404');
    for (const [status, response] of Object.entries(operation.responses)) {
      const { content } = resolve(document, response);
      const isEmpty = status === SUCCESSES[name]?.[1];
      if (isEmpty || status === '204' || status === '304') expect(content).toBeUndefined();
      // Readiness is no problem but a report, also when it is bad.
      else if (Number(status) < 400 || content?.['application/json']) {
        // A file is no JSON.
        const body = content?.['application/json'] ?? content?.['application/zip'];
        expect(body?.schema).toBeDefined();
      } else {
        expectThat(Object.keys(content ?? {}), status).toEqual(['application/problem+json']);
        const problem = content!['application/problem+json']!;
        expect(problem.schema).toEqual({ $ref: '#/components/schemas/Problem' });
        expect(problem.example).toMatchObject({ status: Number(status) });
      }
    }
  });

  test('is there', async () => {
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    const address = `/${path.replaceAll(/\{\w+\}/g, String(NO_ID))}`;
    const { status, body: said } = await anyone().call<object>(method, address, { body });
    expect(said).not.toMatchObject({ code: 'ROUTE.NOT_FOUND' });
    expect(statuses).toContain(String(status));
  });
});

test.each(LISTS)('%s documents how to page', (call, { operation: { parameters = [] } }) => {
  const names = parameters.map((it) => it.name);
  // Events have no last page: their cursor stays good for what is still to come.
  const cursor = call === 'GET /api/v1/events' ? 'after' : 'cursor';
  expect(names).toEqual(expect.arrayContaining(['limit', cursor]));
});

const READ = CALLS.filter(([, { method, path }]) => method === 'GET' && !path.includes('{'));
test.each(READ)('%s answers an admin as documented', async (_, { path }) => {
  expect((await (await theAdmin()).get(`/${path}`)).status).toBe(200);
});
