import type { Readable } from 'node:stream';
import type { DomainError } from '../errors/domain-error.js';
import { UPLOAD_LIMIT } from './body-parsers.js';
import { decodeText, piecesOf, UndecodableTextError } from './decode-text.js';

/** What is said to uploads that cannot be read. */
export interface UploadRefusals {
  refused(detail: string): DomainError;
  tooLarge(limit: string): DomainError;
}

/** The text of an upload, piece by piece, without holding it. @throws what `refusals` say */
export async function* uploadText(
  file: Readable,
  refusals: UploadRefusals,
): AsyncGenerator<string> {
  try {
    yield* decodeText(bounded(piecesOf(file), refusals));
  } catch (error) {
    if (isBrokenOff(error)) throw refusals.refused('the upload broke off.');
    if (error instanceof UndecodableTextError) throw refusals.refused(error.message);
    throw error;
  } finally {
    drain(file);
  }
}

async function* bounded(
  pieces: AsyncIterable<Buffer>,
  refusals: UploadRefusals,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > UPLOAD_LIMIT) throw refusals.tooLarge(`${UPLOAD_LIMIT / 1024 / 1024} MiB`);
    yield piece;
  }
}

/** Throws the rest away, as most clients listen only when they have sent all; within limits. */
function drain(file: Readable): void {
  let left = UPLOAD_LIMIT;
  file.on('error', () => undefined);
  file.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) file.destroy();
  });
}

function isBrokenOff(error: unknown): boolean {
  return ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}
