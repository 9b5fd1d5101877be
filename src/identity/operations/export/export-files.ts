import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  StreamableFile,
} from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { attachment } from '../../../platform/common/http/csv.js';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database } from '../../../platform/database/index.js';
import { ExportChunk } from './export-chunk.entity.js';

export const ZIP = 'application/zip';

/** How long a file may be fetched; it is there for an hour more, for whoever has begun to. */
export const KEPT_HOURS = 24;
const CHUNK_BYTES = 1024 * 1024;
const REMOVE_EVERY_MS = 600_000;
const BATCH = 100;
const STORE = `
  INSERT INTO export_chunks (organization_id, job_id, number, bytes, user_id)
  VALUES ($1, $2, $3, $4, $5)`;
const REMOVE_OLD = `
  DELETE FROM export_chunks WHERE (organization_id, job_id, number) IN (
    SELECT organization_id, job_id, number FROM export_chunks
    WHERE created_at < now() - interval '${KEPT_HOURS + 1} hours' LIMIT ${BATCH}
    FOR UPDATE SKIP LOCKED
  ) RETURNING 1`;

/** Which file: what job has made it, and who is in it. */
export interface FileKey {
  readonly organizationId: number;
  readonly jobId: number;
  /** Whose data alone it is. */
  readonly userId?: number;
}

/** Keeps the files of exports in the database, which all instances share. */
@Injectable()
export class ExportFiles implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly removal = new Recurring('remove old exports', REMOVE_EVERY_MS, (signal) =>
    this.removeOld(signal),
  );

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.removal.start({ atOnce: false });
  }

  async onModuleDestroy(): Promise<void> {
    await this.removal.stop();
  }

  /** Stores a file piece by piece, in place of what an earlier run has left. */
  async store(key: FileKey, pieces: AsyncIterable<Buffer>) {
    const chunks = this.database.of(key.organizationId);
    await this.remove(key);
    const hash = createHash('sha256');
    let bytes = 0;
    let number = 0;
    for await (const chunk of inChunks(pieces)) {
      hash.update(chunk);
      bytes += chunk.length;
      await chunks.query(STORE, [
        ...[key.organizationId, key.jobId, number++, chunk],
        key.userId ?? null,
      ]);
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  async remove({ organizationId, jobId }: FileKey): Promise<void> {
    await this.database
      .of(organizationId)
      .transaction((manager) => manager.delete(ExportChunk, { organizationId, jobId }));
  }

  /** Removes the files of these people, as part of a transaction. */
  async forget(manager: EntityManager, userIds: readonly number[]): Promise<void> {
    await manager.delete(ExportChunk, { userId: In(userIds) });
  }

  /** Whether there is a file that may be fetched. */
  async isThere({ organizationId, jobId }: FileKey): Promise<boolean> {
    const found = await this.database.of(organizationId).query(
      `SELECT FROM export_chunks
       WHERE organization_id = $1 AND job_id = $2 AND number = 0
         AND created_at > now() - interval '${KEPT_HOURS} hours'`,
      [organizationId, jobId],
    );
    return found.length > 0;
  }

  /** The file as it is answered. */
  asZip(key: FileKey, length: number, name: string): StreamableFile {
    const pieces = this.read(key, length);
    const stream = Readable.from(pieces, { objectMode: false, highWaterMark: 1 });
    return new StreamableFile(stream, { type: ZIP, length, disposition: attachment(name) });
  }

  /** Each piece of the file is read when it is wanted. */
  private async *read({ organizationId, jobId }: FileKey, length: number): AsyncGenerator<Buffer> {
    const database = this.database.of(organizationId);
    for (let number = 0, read = 0; read < length; number++) {
      const [chunk] = await database.query<{ bytes: Buffer }>(
        `SELECT bytes FROM export_chunks
         WHERE organization_id = $1 AND job_id = $2 AND number = $3`,
        [organizationId, jobId, number],
      );
      if (!chunk) throw new Error(`the file of job ${jobId} ends early`);
      read += chunk.bytes.length;
      yield chunk.bytes;
    }
  }

  private async removeOld(signal: AbortSignal): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH && !signal.aborted) {
      removed = (await this.database.system.query(REMOVE_OLD)).length;
    }
  }
}

/** Puts small pieces together. */
async function* inChunks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < CHUNK_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
