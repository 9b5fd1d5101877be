import fc from 'fast-check';
import type { Parameter, Route } from '../../../scripts/openapi/document.js';
import { bodyFor, csv, valueNear } from './bodies.js';
import { json, number, text } from './values.js';

export interface FuzzedCall {
  readonly method: string;
  /** The path and the query, below the host. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const SEGMENTS = ['0', '-1', '2147483648', '99999999999999999999', '1.5', '%ZZ', '%ff', '%00'];

/** The address of a row that there is, read by whatever reads it leniently. */
const isOfARow = (it: string): boolean => /^\s*[+\d.]/.test(it) && Number(it) < 2_000_000_000;

/** Names no row but those that may be changed. */
function segment(ids: readonly number[]): fc.Arbitrary<string> {
  const strange = text
    .filter((it) => it.length < 200 && !isOfARow(it) && !/^(\.|%2e)*$/i.test(it))
    .map((it) => encodeURIComponent(it.toWellFormed()));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ids.map(String)) },
    { weight: 1, arbitrary: fc.constantFrom(...SEGMENTS) },
    { weight: 1, arbitrary: strange },
  );
}

const cursor = fc
  .tuple(
    fc.constantFrom('id', '-id', 'createdAt', '-createdAt', '-priority'),
    fc.array(fc.oneof(json, number, fc.date({ noInvalidDate: false }).map(String)), {
      maxLength: 3,
    }),
  )
  .map((parts) => Buffer.from(JSON.stringify(parts.flat())).toString('base64url'));

function queryOf(parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const pairs = parameters.map(({ name, schema }) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof(valueNear(schema).map(String), text, ...(name === 'cursor' ? [cursor] : [])),
    ),
  );
  const pair = fc.oneof(...pairs, fc.tuple(text, text));
  const wellFormed = fc
    .array(pair, { maxLength: pairs.length > 0 ? 3 : 1 })
    .map((chosen) =>
      chosen.map((it) => it.map((part) => encodeURIComponent(part.toWellFormed())).join('=')),
    )
    // The address must fit into what HTTP servers read.
    .map((chosen) => chosen.join('&').slice(0, 12_000));
  const broken = fc.constantFrom('&&&', '=', '?', '%', '%ff=1', 'limit=1&limit=2', 'a[b][c]=1');
  return fc.oneof({ weight: 6, arbitrary: wellFormed }, { weight: 1, arbitrary: broken });
}

const printable = fc.oneof(text, fc.string({ maxLength: 40 })).map((it) =>
  it
    .replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '')
    .trim()
    .slice(0, 2_000),
);

const ODD: readonly [name: string, values: readonly string[]][] = [
  ['if-match', ['"1"', '*', 'W/"1"', '"', '"1", "2"', '1']],
  ['if-none-match', ['"1"', '*', 'W/"1"', '"']],
  ['idempotency-key', ['', '"x"', 'x'.repeat(300), '8e03978e-40d5-43dd-bc93-6894a57f9324']],
  ['accept', ['*/*', 'text/csv', 'application/x-ndjson', 'a/b;q=2', ';;;', 'application/json;q=0']],
  ['accept-language', ['de', '*', '']],
  ['authorization', ['Bearer', 'Bearer x', 'Basic eDp5', 'Bearer a.b.c', 'bearer  ']],
  ['x-request-id', ['x', 'a b', '{}', 'x'.repeat(200)]],
  ['x-forwarded-for', ['127.0.0.1', 'unknown', '::1, 10.0.0.1', 'x'.repeat(200)]],
  ['origin', ['null', 'https://example.com']],
  ['range', ['bytes=0-1']],
  ['x-http-method-override', ['DELETE']],
];

const headers = fc
  .array(
    fc
      .constantFrom(...ODD)
      .chain(([name, values]) =>
        fc.tuple(fc.constant(name), fc.oneof(fc.constantFrom(...values), printable)),
      ),
    { maxLength: 2 },
  )
  .map((pairs) => Object.fromEntries(pairs));

const TYPES = [
  'text/plain',
  'text/csv',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'nonsense',
  '',
];

/** Calls of one operation that are strange somewhere; `ids` are of rows that they may change. */
export function fuzzedCall(route: Route, ids: readonly number[]): fc.Arbitrary<FuzzedCall> {
  const { name, method, path, operation } = route;
  const count = path.split('{').length - 1;
  const query = (operation.parameters ?? []).filter((it) => it.in === 'query');
  const [[type, media] = []] = Object.entries(operation.requestBody?.content ?? {});
  const content =
    type === undefined ? text : type === 'text/csv' ? csv : bodyFor(name, media?.schema ?? {});
  const mayHaveBody = method !== 'GET';
  return fc
    .record({
      segments: fc.array(segment(ids), { minLength: count, maxLength: count }),
      search: queryOf(query),
      headers,
      body: type === undefined ? fc.option(content, { nil: undefined, freq: 4 }) : content,
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constant(type ?? 'application/json') },
        { weight: 1, arbitrary: fc.constantFrom(...TYPES) },
      ),
      isQueried: fc.integer({ min: 0, max: query.length > 0 ? 1 : 9 }),
    })
    .map(({ segments, search, isQueried, body, ...rest }) => {
      const left = [...segments];
      const address = path.replaceAll(/\{\w+\}/g, () => left.shift() ?? '');
      const wanted = query.length > 0 || isQueried === 0 || method === 'GET';
      const sent = mayHaveBody && body !== undefined;
      return {
        method,
        address: wanted && search ? `${address}?${search}` : address,
        headers: { ...rest.headers, ...(sent && { 'content-type': rest.type }) },
        ...(sent && { body }),
      };
    });
}
