import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database } from '../../../platform/database/index.js';
import { ExportChunk } from './export-chunk.entity.js';

/** How long a file may be fetched; it is there for an hour more, for whoever has begun to. */
export const KEPT_HOURS = 24;
const CHUNK_BYTES = 1024 * 1024;
const REMOVE_EVERY_MS = 600_000;
const BATCH = 100;
const STORE = `
  INSERT INTO export_chunks (organization_id, job_id, number, bytes) VALUES ($1, $2, $3, $4)`;
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
    await chunks.transaction((manager) => manager.delete(ExportChunk, key));
    const hash = createHash('sha256');
    let bytes = 0;
    let number = 0;
    for await (const chunk of inChunks(pieces)) {
      hash.update(chunk);
      bytes += chunk.length;
      await chunks.query(STORE, [key.organizationId, key.jobId, number++, chunk]);
    }
    return { bytes, sha256: hash.digest('hex') };
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

  /** The file, each piece read when it is wanted. */
  async *read({ organizationId, jobId }: FileKey, length: number): AsyncGenerator<Buffer> {
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
