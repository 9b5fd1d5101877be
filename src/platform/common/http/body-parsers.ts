import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import { DomainError } from '../errors/domain-error.js';
import { UnsupportedMediaTypeError } from '../errors/request-errors.js';
import { decodeBodies } from './content-encoding.js';
import { MAPS_OF_NAMES } from './maps-of-names.js';

/** A text of 10,000 signs may arrive as 120,000 bytes of \uXXXX escapes, two for each sign. */
const JSON_BODY_LIMIT = 128 * 1024;
/** The same of a message, which may have 100,000. */
const MESSAGE_BODY_LIMIT = 1_280 * 1024;
/** The same of an answer in 51 languages, which may have 10,000 in each. */
const ANSWERS_BODY_LIMIT = 6 * 1024 * 1024;
/** A form would have to be taken apart. */
const ANY_FILE = /^(?!multipart\/)[\w.+-]+\/[\w.+-]+/;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** The largest file that anybody takes, in bytes. */
export const UPLOAD_LIMIT = 64 * 1024 * 1024;

class MalformedBodyError extends DomainError {
  readonly kind = 'invalid';

  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** A body that is read by its handler: validation must not look into it. */
export class UploadedFile {
  constructor(readonly content: Readable) {}
}

/** Lets a route take `text/csv`, which it gets as an `UploadedFile`. */
export const AcceptsCsv = (): MethodDecorator & ClassDecorator => RouteConfig({ csv: true });

/** Lets a route take a file of any type, CSV among them, which it gets as an `UploadedFile`. */
export const AcceptsFiles = (): MethodDecorator & ClassDecorator =>
  RouteConfig({ csv: true, files: true });

/** Lets a route take the longest of messages, for which other bodies are too short. */
export const AcceptsLongMessages = (): MethodDecorator =>
  RouteConfig({ longestBody: MESSAGE_BODY_LIMIT });

/** Lets a route take an answer in as many languages as there may be. */
export const AcceptsAnswers = (): MethodDecorator =>
  RouteConfig({ longestBody: ANSWERS_BODY_LIMIT });

/** JSON must be UTF-8; CSV stays a stream, so that nobody can fill the memory before a guard ran. */
export function useBodyParsers(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  decodeBodies(server);
  server.removeContentTypeParser('text/plain');
  server.addHook('onRoute', (route) => {
    const { longestBody } = (route.config ?? {}) as { longestBody?: number };
    if (longestBody) route.bodyLimit = longestBody;
  });
  app.useBodyParser('application/json', { bodyLimit: JSON_BODY_LIMIT }, (_request, body, done) => {
    done(null, parseJson(body));
  });
  server.addContentTypeParser('text/csv', (request, payload, done) => {
    const { csv } = request.routeOptions.config as { csv?: boolean };
    if (csv) done(null, new UploadedFile(payload));
    else done(new UnsupportedMediaTypeError('application/json'));
  });
  server.addContentTypeParser(ANY_FILE, (request, payload, done) => {
    const { files } = request.routeOptions.config as { files?: boolean };
    if (files) done(null, new UploadedFile(payload));
    else done(new UnsupportedMediaTypeError('application/json, a file as text/csv'));
  });
}

/** Only texts make a body longer than others: so many fields would hold everybody up. */
class TooManyFieldsError extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'REQUEST.TOO_LARGE';

  constructor() {
    super(`The request body is too large: beside texts it may have ${JSON_BODY_LIMIT} bytes.`);
  }
}

function hasMuchBesideTexts(body: Buffer): boolean {
  let beside = 0;
  let isInText = false;
  for (let i = 0; i < body.length && beside <= JSON_BODY_LIMIT; i++) {
    const byte = body[i];
    if (byte === QUOTE) isInText = !isInText;
    else if (isInText && byte === BACKSLASH) i++;
    if (!isInText) beside++;
  }
  return beside > JSON_BODY_LIMIT;
}

function parseJson(body: Buffer): unknown {
  if (body.length > JSON_BODY_LIMIT && hasMuchBesideTexts(body)) throw new TooManyFieldsError();
  // Many clients announce JSON on a DELETE and send nothing.
  if (body.length === 0) return {};
  if (!isUtf8(body)) {
    throw new MalformedBodyError('REQUEST.INVALID_UTF8', 'The body is not valid UTF-8.');
  }
  try {
    // Some clients put a byte order mark before it, which RFC 8259, 8.1 lets us ignore.
    return parseWithoutPrototypes(body.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    throw new MalformedBodyError('REQUEST.MALFORMED_JSON', 'The body is not valid JSON.');
  }
}

/**
 * Parses JSON, in which the key `__proto__` would change what later code sees on an object.
 * @throws SyntaxError
 */
function parseWithoutPrototypes(text: string): unknown {
  const suspects = new Set<unknown>();
  const parsed: unknown = JSON.parse(text, function (this: object, key: string, value: unknown) {
    if (key === '__proto__') suspects.add(this);
    else if (MAPS_OF_NAMES.has(key)) suspects.delete(value);
    return value;
  });
  if (suspects.size > 0) throw new SyntaxError('__proto__ is not allowed');
  return parsed;
}
