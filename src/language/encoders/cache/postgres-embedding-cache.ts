import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, type OrganizationDatabase } from '../../../platform/database/index.js';
import { EmbeddingCache } from './embedding-cache.js';
import { fromBytes, toBytes } from './vector-bytes.js';

// Larger ones would hold up requests while they are read and written.
const CHUNK = 200;
const GET = {
  name: 'get_embeddings',
  text: `SELECT text_hash AS hash, vector FROM embeddings
         WHERE encoder = $1 AND text_hash = ANY ($2::bytea[])`,
};
// Once a day is enough; rows that another one is marking are marked.
const MARK_USED = {
  name: 'mark_embeddings_used',
  text: `UPDATE embeddings SET used_at = now() WHERE encoder = $1 AND text_hash IN (
           SELECT text_hash FROM embeddings
           WHERE encoder = $1 AND text_hash = ANY ($2::bytea[])
             AND used_at < now() - interval '1 day'
           FOR UPDATE SKIP LOCKED)`,
};
// In the order of the hashes, so that two at once do not wait for each other.
const PUT = {
  name: 'put_embeddings',
  text: `INSERT INTO embeddings (encoder, text_hash, vector)
         SELECT $1, hash, vector FROM unnest($2::bytea[], $3::bytea[]) AS entry (hash, vector)
         ORDER BY hash ON CONFLICT DO NOTHING`,
};
const PRUNE = {
  name: 'prune_embeddings',
  text: `WITH pruned AS (DELETE FROM embeddings WHERE used_at < $1 RETURNING 1)
         SELECT count(*)::int AS count FROM pruned`,
};
// The encoders are found by one step in the index for each of them.
const FORGET = `
  WITH RECURSIVE known AS (
    SELECT min(encoder) AS encoder FROM embeddings
    UNION ALL
    SELECT (SELECT min(encoder) FROM embeddings WHERE encoder > known.encoder)
    FROM known WHERE known.encoder IS NOT NULL
  )
  DELETE FROM embeddings USING known
  WHERE embeddings.encoder = known.encoder AND text_hash = ANY ($1::bytea[])`;

/**
 * Keeps vectors in the database, for every instance and every start. They belong to nobody: whoever
 * has the text finds its vector, and nothing leads from a vector to a text.
 */
@Injectable()
export class PostgresEmbeddingCache extends EmbeddingCache {
  private readonly database: OrganizationDatabase;

  constructor(database: Database) {
    super();
    this.database = database.system;
  }

  async get(encoderId: string, texts: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = await this.peek(encoderId, texts);
    for (const chunk of chunks([...found.keys()])) {
      await this.database.run(MARK_USED, [encoderId, chunk.map(hashOf)]);
    }
    return found;
  }

  /** The same, but it does not count as a use: nothing is written. */
  async peek(encoderId: string, texts: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = new Map<string, Float32Array>();
    for (const chunk of chunks(texts)) {
      const byHash = new Map(chunk.map((text) => [hashOf(text).toString('hex'), text]));
      const values = [encoderId, [...byHash.keys()].map((hex) => Buffer.from(hex, 'hex'))];
      const rows = await this.database.run<{ hash: Buffer; vector: Buffer }>(GET, values);
      for (const { hash, vector } of rows) {
        const text = byHash.get(hash.toString('hex'));
        if (text !== undefined) found.set(text, fromBytes(vector));
      }
    }
    return found;
  }

  async put(encoderId: string, entries: ReadonlyMap<string, Float32Array>): Promise<void> {
    for (const chunk of chunks([...entries])) {
      await this.database.run(PUT, [
        encoderId,
        chunk.map(([text]) => hashOf(text)),
        chunk.map(([, vector]) => toBytes(vector)),
      ]);
    }
  }

  /** Removes the vectors of these texts, by whichever encoder, as part of a transaction. */
  async forget(manager: EntityManager, texts: readonly string[]): Promise<void> {
    await manager.query(FORGET, [texts.map(hashOf)]);
  }

  /** Removes what was last used before; gives how many. */
  async prune(olderThan: Date): Promise<number> {
    const { count } = await this.database.runOne<{ count: number }>(PRUNE, [olderThan]);
    return count;
  }
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += CHUNK) {
    yield items.slice(start, start + CHUNK);
  }
}
