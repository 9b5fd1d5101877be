import { isUtf8 } from 'node:buffer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '../errors/domain-error.js';

/** A message of 10,000 characters may arrive as 60,000 bytes of \uXXXX escapes. */
export const JSON_BODY_LIMIT = 128 * 1024;

export class MalformedBodyError extends DomainError {
  readonly kind = 'invalid';
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** JSON must be UTF-8; CSV stays a stream, so that nobody can fill the memory before a guard ran. */
export function useBodyParsers(app: NestFastifyApplication): void {
  app.useBodyParser('application/json', { bodyLimit: JSON_BODY_LIMIT }, (_request, body, done) => {
    done(null, parseJson(body));
  });
  const server = app.getHttpAdapter().getInstance();
  server.addContentTypeParser('text/csv', (_request, payload, done) => {
    done(null, payload);
  });
}

function parseJson(body: Buffer): unknown {
  // Many clients announce JSON on a DELETE and send nothing.
  if (body.length === 0) return {};
  if (!isUtf8(body)) {
    throw new MalformedBodyError('REQUEST.INVALID_UTF8', 'The body is not valid UTF-8.');
  }
  try {
    return JSON.parse(body.toString('utf8'), withoutPrototype);
  } catch {
    throw new MalformedBodyError('REQUEST.MALFORMED_JSON', 'The body is not valid JSON.');
  }
}

// `__proto__` as a key would change what later code sees on the object.
function withoutPrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__ is not allowed');
  return value;
}
