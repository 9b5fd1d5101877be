import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UPLOAD_LIMIT, UploadedFile } from '../common/http/body-parsers.js';
import { BrokenUploadError } from './idempotency.errors.js';

/**
 * An upload in a temporary file: only at its end is it known whether it came before, and no slow
 * client shall hold a connection to the database until then.
 */
export class SpooledUpload {
  private reading: Readable | undefined;

  private constructor(
    private readonly path: string,
    /** SHA-256 of the content. */
    readonly digest: Buffer,
  ) {}

  /** Reads an upload to its end; one that is too large is cut just beyond the limit. */
  static async read({ content }: UploadedFile): Promise<SpooledUpload> {
    const path = join(tmpdir(), `upload-${randomUUID()}`);
    const hash = createHash('sha256');
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    try {
      await pipeline(hashing(content, hash), file);
    } catch (error) {
      await rm(path, { force: true });
      throw isBrokenOff(error) ? new BrokenUploadError() : error;
    }
    return new SpooledUpload(path, hash.digest());
  }

  /** The same upload again, for who reads what is in it. */
  open(): UploadedFile {
    this.reading = createReadStream(this.path);
    return new UploadedFile(this.reading);
  }

  /** Whoever was to read it may have refused to, and it would stay open. */
  remove(): Promise<void> {
    this.reading?.destroy();
    return rm(this.path, { force: true });
  }
}

type Hash = ReturnType<typeof createHash>;

async function* hashing(content: Readable, hash: Hash): AsyncGenerator<Buffer> {
  let left = UPLOAD_LIMIT + 1;
  let surplus = UPLOAD_LIMIT;
  // Not destroyed when this ends early: the connection is still needed for the answer.
  for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    const part = chunk.subarray(0, left);
    left -= part.length;
    surplus -= chunk.length - part.length;
    if (surplus < 0) return;
    hash.update(part);
    if (part.length > 0) yield part;
  }
}

function isBrokenOff(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}
