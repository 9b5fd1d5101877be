import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Route, type Schema } from '../../scripts/openapi/document.js';
import { alternativesOf } from '../../scripts/openapi/schema-alternatives.js';
import type { Api } from '../support/api.js';
import { OWN_PAGE } from '../support/authorisation/given.js';
import { expectInvalid, expectProblem, NO_ID, theAdmin } from '../support/builders.js';
import { CONTRACT, ROUTES } from '../support/contract.js';
import { expectThat } from '../support/expect-that.js';
import { sampleOf } from '../support/samples.js';

/** What is ignored was meant by somebody: every operation refuses what it does not document. */
let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

const addressOf = ({ path }: Route, id: string | number = NO_ID): string =>
  `/${path.replaceAll(/\{\w+\}/g, String(id))}`;

const bodySchemaOf = ({ operation }: Route): Schema | undefined =>
  operation.requestBody?.content['application/json']?.schema;

/** Fields that only the service sets: those that it shows and nobody may send. */
const READ_ONLY = [
  ...new Set(
    Object.entries(CONTRACT.components.schemas)
      .filter(([name]) => name.endsWith('View'))
      .flatMap(([, { properties = {} }]) => Object.keys(properties)),
  ),
];

const WITH_BODY = ROUTES.filter(bodySchemaOf).map((route) => [route.name, route] as const);

describe.each(WITH_BODY)('%s', (_, route) => {
  const schema = bodySchemaOf(route)!;
  const [object = {}] = alternativesOf(CONTRACT, schema);
  const valid = sampleOf(CONTRACT, schema) as object;
  const send = (body: object) =>
    admin.call(route.method, addressOf(route), { body, headers: OWN_PAGE });

  test('refuses a field that is not known', async () => {
    const answer = await send({ ...valid, surplus: 1 });
    expect(expectInvalid(answer, 'surplus')).toEqual(['is not a known field']);
  });

  test('refuses fields that only the service sets', async () => {
    const readOnly = READ_ONLY.filter((name) => !Object.hasOwn(object.properties ?? {}, name));
    const body = Object.fromEntries(readOnly.map((name) => [name, 1]));
    expectInvalid(await send({ ...valid, ...body }), ...readOnly);
  });

  for (const [path, body] of withSurplusWithin(object, valid)) {
    test(`refuses a field that is not known within ${path}`, async () => {
      const { errors } = expectProblem(await send(body), 400, 'REQUEST.INVALID');
      // Some name the field, some what it stands in.
      expect(errors.map((it) => `${path}.surplus`.startsWith(it.path))).toEqual([true]);
    });
  }
});

/** The body once for every object within it, with a field too many there. */
function* withSurplusWithin(schema: Schema, valid: object): Generator<[string, object]> {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const inner = alternativesOf(CONTRACT, property).find(({ type }) => type === 'object');
    const value = (valid as Record<string, unknown>)[name];
    if (!inner) continue;
    if (inner.properties) {
      yield [name, { ...valid, [name]: { ...(value as object), surplus: 1 } }];
    } else if (typeof inner.additionalProperties === 'object') {
      const key = 'charged_twice';
      yield [`${name}.${key}`, { ...valid, [name]: { [key]: { surplus: 1 } } }];
    }
  }
}

/** Load balancers add parameters of their own to these, and would take a refusal for the end. */
const ANSWERS_ALWAYS = / (\/api\/v1\/public)?\/health(\/ready)?$/;

test.each(
  ROUTES.filter(({ name }) => !ANSWERS_ALWAYS.test(name)).map(
    (route) => [route.name, route] as const,
  ),
)('%s refuses a parameter that is not known', async (_, route) => {
  const schema = bodySchemaOf(route);
  const body = schema && sampleOf(CONTRACT, schema);
  const csv = route.operation.requestBody?.content['text/csv'];
  const answer = await admin.call(route.method, `${addressOf(route)}?surplus=1`, {
    body: csv ? 'text,intent\n' : body,
    headers: { ...OWN_PAGE, ...(csv && { 'content-type': 'text/csv' }) },
  });
  expectInvalid(answer, 'surplus');
});

const WITH_ID = ROUTES.filter(({ path }) => path.includes('{'));

describe('an id in a path', () => {
  const IDS = ['0', '-1', 'abc', '2147483648', '99999999999999', '1.5', '1e3', '0x1F', '01', '+1'];
  const MORE = ['%201', '%00', 'null', 'undefined', 'NaN', 'me%20', '%F0%9F%99%82', '__proto__'];

  // One shape of answer for all routes; the body is wrong as well, so that nothing can happen.
  test.each([...IDS, ...MORE])('cannot be %s', async (id) => {
    for (const route of WITH_ID) {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const body = route.operation.requestBody ? {} : undefined;
      const answer = await admin.call(route.method, addressOf(route, id), { body });
      const { errors } = expectProblem(answer, 400, 'REQUEST.INVALID');
      // What is wrong is said of one id, or of each.
      expectThat(names, route.name).toEqual(expect.arrayContaining(errors.map(({ path }) => path)));
      for (const { message } of errors) {
        expect(message).toBe('must be an integer from 1 to 2147483647');
      }
    }
  });
});
