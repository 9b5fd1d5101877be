import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import {
  type Document,
  resolve,
  type Response,
  type Route,
  routesOf,
} from '../../scripts/openapi/document.js';

/** The committed description, which openapi.spec.ts compares with that of the server. */
export const CONTRACT = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as Document;

export const ROUTES: readonly Route[] = routesOf(CONTRACT);

/** What came back for a request. */
export interface Exchange {
  readonly method: string;
  /** The address below the host, with its query. */
  readonly address: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What the HTTP server itself says before it knows the route: too long, too slow, too large. */
const BEFORE_ROUTING = new Set([408, 414, 431]);

// Every file that speaks to a service compiles anew what it needs: of the schemas themselves there is
// nothing to judge here, and what is compiled runs too seldom to be worth shortening.
const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  validateFormats: true,
  meta: false,
  validateSchema: false,
  code: { optimize: false },
});
formats.default(ajv);
ajv.addFormat('double', true);
ajv.addSchema({ $id: 'contract', ...(closed(CONTRACT) as object) });
const compiled = new Map<string, ValidateFunction>();

/** The documented route that an address belongs to: a word goes before a parameter. */
export function routeOf(method: string, address: string): Route | undefined {
  const segments = address.split('?')[0]!.split('/');
  return ROUTES.filter((route) => route.method === method)
    .filter(({ path }) => fits(path.split('/'), segments))
    .sort((one, other) => parametersOf(one.path) - parametersOf(other.path))[0];
}

const fits = (template: string[], segments: string[]): boolean =>
  template.length === segments.length &&
  template.every((part, n) => part === segments[n] || (part.startsWith('{') && segments[n]));

const parametersOf = (path: string): number => path.split('{').length;

/** What in an answer is not as documented, as lines; nothing for routes that are not documented. */
export function contractViolations(exchange: Exchange): string[] {
  const { method, address, status, headers, body } = exchange;
  const route = routeOf(method, address);
  if (!route || BEFORE_ROUTING.has(status)) return [];
  const at = `${route.name} ${status}`;
  const reference = route.operation.responses[String(status)];
  if (!reference) return [`${at}: this status is not documented`];
  const response = resolve(CONTRACT, reference);
  return [
    ...headerViolations(response, headers),
    ...bodyViolations(response, pointerTo(route, status, reference), headers, body),
  ].map((violation) => `${at}: ${violation}`);
}

function pointerTo({ method, path }: Route, status: number, { $ref }: Response): string {
  if ($ref) return $ref;
  return `#/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`;
}

function headerViolations(response: Response, headers: Headers): string[] {
  return Object.entries(response.headers ?? {}).flatMap(([name, reference]) => {
    const { required, schema } = resolve(CONTRACT, reference);
    const value = headers.get(name);
    if (value === null) return required ? [`the header ${name} is missing`] : [];
    const pattern = schema?.pattern;
    const isRight = pattern === undefined || new RegExp(pattern, 'u').test(value);
    return isRight ? [] : [`the header ${name} is ${value}`];
  });
}

function bodyViolations(
  { content }: Response,
  pointer: string,
  headers: Headers,
  body: unknown,
): string[] {
  const type = headers.get('content-type')?.split(';')[0]!.trim().toLowerCase();
  if (!content) return body === '' ? [] : ['a body is not documented'];
  if (!type || !content[type]) return [`the content type ${type} is not documented`];
  if (!type.endsWith('json') || typeof content[type].schema !== 'object') return [];
  const address = `contract${pointer}/content/${type.replace('/', '~1')}/schema`.replace(
    '+',
    '%2B',
  );
  return schemaViolations(address, body);
}

/** What in a value is not as the schema says that stands at this address of the document. */
function schemaViolations(address: string, value: unknown): string[] {
  const validate = compiled.get(address) ?? ajv.compile({ $ref: address });
  compiled.set(address, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `body${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** A field that is not documented is a violation, though clients must bear it. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, it]) => [key, closed(it)]));
  const isObject = copy['type'] === 'object' && copy['properties'] !== undefined;
  return isObject ? { additionalProperties: false, ...copy } : copy;
}
