import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  AttachmentTooLargeError,
  BrokenAttachmentError,
  EmptyAttachmentError,
  UnsupportedAttachmentError,
} from './attachment.errors.js';
import { type AttachmentType, attachmentType, isText } from './attachment-type.js';
import { CHUNK_BYTES, MOST_BYTES } from './attachment-values.js';

// eslint-disable-next-line no-control-regex -- no text has these; whatever else does has many.
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
const BROKEN_OFF = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'];

/** A chunk of a file, and what the file is. */
export interface IncomingChunk {
  readonly number: number;
  readonly bytes: Buffer;
  readonly type: AttachmentType;
}

/** A file as it comes in: what it is, is told by what is in it, and only some of it is held. */
export class IncomingFile {
  bytes = 0;
  private readonly hash = createHash('sha256');

  constructor(
    private readonly content: Readable,
    private readonly name: string,
  ) {}

  /** Of all that has come. */
  get sha256(): string {
    return this.hash.copy().digest('hex');
  }

  /**
   * The file to its end.
   * @throws UnsupportedAttachmentError, AttachmentTooLargeError, EmptyAttachmentError,
   * BrokenAttachmentError
   */
  async *chunks(): AsyncGenerator<IncomingChunk> {
    let type: AttachmentType | undefined;
    let number = 0;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const bytes of inChunks(this.pieces())) {
        type ??= attachmentType(bytes, this.name);
        if (!type) throw new UnsupportedAttachmentError(this.name);
        if (isText(type)) this.assertText(() => decoder.decode(bytes, { stream: true }));
        this.hash.update(bytes);
        yield { number: number++, bytes, type };
      }
      if (!type) throw new EmptyAttachmentError();
      if (isText(type)) this.assertText(() => decoder.decode());
    } finally {
      this.drain();
    }
  }

  private async *pieces(): AsyncGenerator<Buffer> {
    // Not destroyed when this ends early: the connection is still needed for the answer.
    const pieces = this.content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    try {
      for await (const piece of pieces) {
        this.bytes += piece.length;
        if (this.bytes > MOST_BYTES) throw new AttachmentTooLargeError();
        yield piece;
      }
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      throw BROKEN_OFF.includes(code) ? new BrokenAttachmentError() : error;
    }
  }

  private assertText(decode: () => string): void {
    try {
      if (!BINARY.test(decode())) return;
    } catch {
      // Then it is not UTF-8.
    }
    throw new UnsupportedAttachmentError(this.name);
  }

  /** Throws the rest away, as most clients listen only when they have sent all; within limits. */
  private drain(): void {
    let left = MOST_BYTES;
    this.content.on('error', () => undefined);
    this.content.on('data', (piece: Buffer) => {
      left -= piece.length;
      if (left < 0) this.content.destroy();
    });
  }
}

/** Puts pieces together, and takes large ones apart. */
async function* inChunks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    while (held.length >= CHUNK_BYTES) {
      yield held.subarray(0, CHUNK_BYTES);
      held = held.subarray(CHUNK_BYTES);
    }
  }
  if (held.length > 0) yield held;
}
