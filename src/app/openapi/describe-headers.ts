import type { OpenAPIObject } from '@nestjs/swagger';
import type { Operation } from './operation.js';

const LIMIT = { type: 'string', pattern: '^"[\\w-]+";r=\\d+;t=\\d+(, .+)?$' };
const LIMIT_POLICY = { type: 'string', pattern: '^"[\\w-]+";q=\\d+;w=\\d+(, .+)?$' };

/** What the headers of answers say; only those that are required are in every such answer. */
const HEADERS = {
  'X-Request-Id': {
    required: true,
    description: 'Names the request in logs and problems; yours where you sent one',
    schema: { type: 'string', pattern: '^[\\w.:-]{1,128}$' },
  },
  'RateLimit-Policy': { description: 'How much is allowed in which time', schema: LIMIT_POLICY },
  RateLimit: { description: 'How much is left, and for how many seconds', schema: LIMIT },
  'Retry-After': {
    description: 'Seconds after which trying again makes sense',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
  'WWW-Authenticate': {
    required: true,
    description: 'How to sign in',
    schema: { type: 'string', pattern: '^Bearer' },
  },
  Link: {
    description: 'The address of the next page, where there is one',
    schema: { type: 'string', pattern: '^<.+>; rel="next"$' },
  },
} as const;

type HeaderName = keyof typeof HEADERS;

/** Documents the headers that many answers share. */
export function describeHeaders(
  document: OpenAPIObject,
  { responses }: Operation,
  exempt: boolean,
): void {
  document.components ??= {};
  document.components.headers = HEADERS;
  for (const [status, response] of Object.entries(responses)) {
    if (!response || '$ref' in response) continue;
    const names: HeaderName[] = [
      'X-Request-Id',
      ...(exempt ? [] : (['RateLimit-Policy', 'RateLimit'] as const)),
      ...(status === '401' ? (['WWW-Authenticate'] as const) : []),
      ...(status === '429' || status === '503' ? (['Retry-After'] as const) : []),
      ...(isPage(response.content?.['application/json']?.schema) ? (['Link'] as const) : []),
    ];
    const shared = names.map((name) => [name, { $ref: `#/components/headers/${name}` }] as const);
    response.headers = { ...Object.fromEntries(shared), ...response.headers };
  }
}

const isPage = (schema: object | undefined): boolean =>
  schema !== undefined && '$ref' in schema && String(schema.$ref).endsWith('Page');
