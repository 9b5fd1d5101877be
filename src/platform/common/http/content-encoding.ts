import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { FastifyInstance, RequestPayload } from 'fastify';
import { UnsupportedEncodingError } from '../errors/request-errors.js';

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/**
 * Reads bodies that are sent compressed (RFC 9110, 8.4). What comes out counts for the limit of a
 * body, piece by piece as it is read, so that a small body which unfolds into a huge one ends there.
 */
export function decodeBodies(server: FastifyInstance): void {
  server.addHook('preParsing', (request, reply, payload, done) => {
    const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
    if (encoding === '' || encoding === 'identity') {
      done(null, payload);
      return;
    }
    if (!isKnown(encoding)) {
      // RFC 9110, 12.5.3: says which ones would do.
      void reply.header('accept-encoding', 'gzip, deflate, br');
      done(new UnsupportedEncodingError(encoding));
      return;
    }
    done(null, decoded(payload, encoding));
  });
}

function isKnown(encoding: string): encoding is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, encoding);
}

function decoded(payload: Readable, encoding: keyof typeof DECODERS): RequestPayload {
  const decoder = Object.assign(DECODERS[encoding](), { receivedEncodedLength: 0 });
  // Fastify compares the length that was announced with what came, not with what it unfolds to.
  payload.on('data', (piece: Buffer) => {
    decoder.receivedEncodedLength += piece.length;
  });
  // An error of either reaches whoever reads the body.
  pipeline(payload, decoder, () => undefined);
  return decoder;
}
