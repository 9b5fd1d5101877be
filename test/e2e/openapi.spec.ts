import { beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../support/api.js';
import { anyone, aTicket, NO_ID, theAdmin } from '../support/builders.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | string[];
  readonly enum?: unknown[];
  readonly properties?: Record<string, Schema>;
  readonly required?: string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: Schema[];
  readonly anyOf?: Schema[];
}

interface Media {
  readonly schema?: Schema;
  readonly example?: { status?: number };
}

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: string[];
  readonly security?: object[];
  readonly parameters?: { name: string; in: string; required: boolean; schema: Schema }[];
  readonly requestBody?: { required?: boolean; content: Record<string, Media> };
  readonly responses: Record<string, { description: string; content?: Record<string, Media> }>;
}

interface Document {
  readonly openapi: string;
  readonly info: { title: string; version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, { type: string; scheme: string }>;
  };
}

type Call = readonly [name: string, operation: Operation, method: string, path: string];

const answer = await anyone().get<Document>('//openapi.json');
if (answer.status !== 200) {
  throw new Error(
    `GET /openapi.json gives ${answer.status}: switch the documentation on with DOCS_ENABLED=true`,
  );
}
const document = answer.body;

const CALLS: readonly Call[] = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]): Call => [
    `${method.toUpperCase()} ${path}`,
    operation,
    method,
    path,
  ]),
);
const OPEN = /^(GET .*health|POST \/api\/v1\/auth\/(register|login|refresh|logout)$)/;
const LISTS = CALLS.filter(([name, { responses }]) => {
  const schema = responses['200']?.content?.['application/json']?.schema;
  return name.startsWith('GET') && schema?.$ref?.endsWith('Page');
});

function* nodesOf(node: unknown, path = '#'): Generator<[path: string, node: object]> {
  if (typeof node !== 'object' || node === null) return;
  yield [path, node];
  for (const [key, value] of Object.entries(node)) yield* nodesOf(value, `${path}/${key}`);
}

describe('the document', () => {
  test('is OpenAPI 3.1 of this service', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: 'automated-customer-support', version: '1' });
    expect(CALLS.length).toBeGreaterThan(40);
    expect(Object.values(document.components.securitySchemes)).toEqual([
      expect.objectContaining({ type: 'http', scheme: 'bearer' }),
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
    const known = Object.keys(document.components.schemas).map(
      (it) => `#/components/schemas/${it}`,
    );
    expect(known).toEqual(expect.arrayContaining([...new Set(references)]));
    expect([...new Set(references)]).toEqual(expect.arrayContaining(known));
  });

  test('gives every operation an id of its own', () => {
    const ids = CALLS.map(([, { operationId }]) => operationId);
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

describe.each(CALLS)('%s', (name, operation, method, path) => {
  const parameters = operation.parameters ?? [];
  const statuses = Object.keys(operation.responses);

  test('says what it does', () => {
    expect(operation.summary).toMatch(/^\p{Lu}.*\.$/su);
    expect(operation.tags?.length).toBeGreaterThan(0);
  });

  test('needs a token unless it is open', () => {
    expect(operation.security ?? []).toEqual(OPEN.test(name) ? [] : [{ bearer: [] }]);
    if (!OPEN.test(name)) expect(statuses).toContain('401');
  });

  test('names its path parameters', () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const named = parameters.filter((it) => it.in === 'path');
    expect(named.map((it) => it.name).sort()).toEqual(inPath.sort());
    expect(named.every((it) => it.required)).toBe(true);
  });

  test('has a success and its failures', () => {
    expect(statuses.filter((status) => status.startsWith('2'))).toHaveLength(1);
    const input = Boolean(operation.requestBody) || parameters.some((it) => it.in !== 'header');
    if (input) expect(statuses).toContain('400');
    if (parameters.some((it) => it.in === 'path')) expect(statuses).toContain('404');
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (status === '204') expect(content).toBeUndefined();
      // Readiness is no problem but a report, also when it is bad.
      else if (Number(status) < 400 || name.endsWith('/health/ready')) {
        expect(content?.['application/json']?.schema).toBeDefined();
      } else {
        expect(Object.keys(content ?? {}), status).toEqual(['application/problem+json']);
        const problem = content!['application/problem+json']!;
        expect(problem.schema).toEqual({ $ref: '#/components/schemas/Problem' });
        expect(problem.example).toMatchObject({ status: Number(status) });
      }
    }
  });

  test('is there', async () => {
    const body = method === 'get' || method === 'delete' ? undefined : {};
    const address = `/${path.replaceAll(/\{\w+\}/g, String(NO_ID))}`;
    const { status, body: said } = await anyone().call<object>(method.toUpperCase(), address, {
      body,
    });
    expect(said).not.toMatchObject({ code: 'ROUTE.NOT_FOUND' });
    expect(statuses).toContain(String(status));
  });
});

test.each(LISTS)('%s documents how to page', (_, { parameters = [] }) => {
  const names = parameters.map((it) => it.name);
  expect(names).toEqual(expect.arrayContaining(['limit', 'cursor']));
});

describe('an answer is what is documented:', () => {
  let admin: Api;
  let ticketId: number;

  beforeAll(async () => {
    admin = await theAdmin();
    const customer = await admin.newUser();
    ticketId = (await aTicket().by(customer).autoResolved()).id;
    await customer.post(`/tickets/${ticketId}/feedback`, { rating: 2, resolved: false });
  });

  const READ = CALLS.filter(([, , method, path]) => method === 'get' && !/\{(?!id)/.test(path));
  test.each(READ)('%s', async (name, { responses }, method, path) => {
    const id = path.includes('/tickets/') ? ticketId : await someId(path.split('/{')[0]!);
    const got = await admin.call(method.toUpperCase(), `/${path.replace('{id}', String(id))}`);
    expect(got.status).toBe(200);
    const { schema = {} } = responses['200']!.content!['application/json']!;
    expect(violationsOf(schema, got.body, name)).toEqual([]);
  });

  async function someId(list: string): Promise<number> {
    const { body } = await admin.get<{ data?: { id: number }[] }>(`/${list}`);
    return body.data?.[0]?.id ?? NO_ID;
  }
});

/** What in a value is not as a schema says, with the keywords that are used here. */
function violationsOf(schema: Schema, value: unknown, at: string): string[] {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)!;
    return violationsOf(document.components.schemas[name]!, value, at);
  }
  if (schema.anyOf) {
    const tries = schema.anyOf.map((it) => violationsOf(it, value, at));
    return tries.some((violations) => violations.length === 0) ? [] : tries.flat();
  }
  const all = (schema.allOf ?? []).flatMap((it) => violationsOf(it, value, at));
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) {
    return [...all, `${at}: ${JSON.stringify(value)} is not ${types.join(' or ')}`];
  }
  if (schema.enum && !schema.enum.includes(value)) return [...all, `${at}: not in enum`];
  if (Array.isArray(value)) {
    return all.concat(
      value.flatMap((it, n) => violationsOf(schema.items ?? {}, it, `${at}[${n}]`)),
    );
  }
  if (typeof value !== 'object' || value === null || schema.type !== 'object') return all;
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((key) => !(key in value)).map((key) => `${at}.${key}: missing`);
  const found = Object.entries(value).flatMap(([key, it]) => {
    const known = properties[key];
    if (known) return violationsOf(known, it, `${at}.${key}`);
    return additionalProperties ? [] : [`${at}.${key}: not documented`];
  });
  return [...all, ...missing, ...found];
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
