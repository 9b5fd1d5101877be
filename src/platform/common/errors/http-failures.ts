import { HttpException } from '@nestjs/common';

interface HttpFailure {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

const BY_FASTIFY_CODE: Readonly<Record<string, HttpFailure>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'REQUEST.TOO_LARGE',
    detail: 'The request body is too large.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'REQUEST.UNSUPPORTED_MEDIA_TYPE',
    detail: 'This content type is not understood here. Send application/json, a file as text/csv.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    code: 'REQUEST.MALFORMED_JSON',
    detail: 'The body is empty. Send a JSON object.',
  },
};

const MALFORMED_ENCODING: HttpFailure = {
  status: 400,
  code: 'REQUEST.MALFORMED_ENCODING',
  detail: 'The body is not encoded as its Content-Encoding says.',
};

/** How zlib and Brotli name what they cannot decode. */
const UNDECODABLE = /^(Z_(DATA|BUF)_ERROR|ERR_BROTLI_|ERR__ERROR_FORMAT|ERR_PADDING)/;

const BY_STATUS: Readonly<Record<number, Omit<HttpFailure, 'status'>>> = {
  400: { code: 'REQUEST.MALFORMED', detail: 'The request cannot be read.' },
  401: { code: 'AUTH.UNAUTHENTICATED', detail: 'Sign in first: send a valid access token.' },
  403: { code: 'AUTH.FORBIDDEN', detail: 'Your role does not allow this.' },
  404: { code: 'ROUTE.NOT_FOUND', detail: 'There is nothing at this address.' },
  405: { code: 'ROUTE.METHOD_NOT_ALLOWED', detail: 'This address does not answer that method.' },
  408: { code: 'REQUEST.TIMEOUT', detail: 'The request took too long to arrive.' },
  413: { code: 'REQUEST.TOO_LARGE', detail: 'The request is too large.' },
  414: { code: 'REQUEST.URI_TOO_LONG', detail: 'The address is too long.' },
  415: {
    code: 'REQUEST.UNSUPPORTED_MEDIA_TYPE',
    detail: 'This content type is not understood here. Send application/json, a file as text/csv.',
  },
};

/** What the HTTP stack itself refused (router, body parser, framework), or nothing. */
export function describeHttpFailure(error: unknown): HttpFailure | undefined {
  const code = readProperty(error, 'code') ?? readProperty(readProperty(error, 'cause'), 'code');
  if (typeof code === 'string' && Object.hasOwn(BY_FASTIFY_CODE, code))
    return BY_FASTIFY_CODE[code];
  if (typeof code === 'string' && UNDECODABLE.test(code)) return MALFORMED_ENCODING;
  const status =
    error instanceof HttpException ? error.getStatus() : readProperty(error, 'statusCode');
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  if (error instanceof SyntaxError || String(readProperty(error, 'message')).includes('JSON')) {
    return { status, code: 'REQUEST.MALFORMED_JSON', detail: 'The body is not valid JSON.' };
  }
  const known = BY_STATUS[status] ?? { code: 'REQUEST.REFUSED', detail: 'The request is refused.' };
  return { status, ...known };
}

function readProperty(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
