import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PostgresEmbeddingCache } from '../../src/language/encoders/cache/postgres-embedding-cache.js';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

let database: TestDatabase;
let dataSource: DataSource;
let sut: PostgresEmbeddingCache;

const DIMENSIONS = 512;

/** A vector for each text. */
function entriesOf(texts: readonly string[]): Map<string, Float32Array> {
  return new Map(
    texts.map((text, row) => [
      text,
      Float32Array.from({ length: DIMENSIONS }, (_, i) => Math.sin(row * DIMENSIONS + i)),
    ]),
  );
}

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  const limits = { databasePoolSize: 4, databaseStatementTimeoutMs: 10_000 };
  dataSource = await new DataSource(dataSourceOptions(database.url, limits)).initialize();
  sut = new PostgresEmbeddingCache(new Database(dataSource));
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

beforeEach(() => database.query('TRUNCATE embeddings'));

test('what was put is there, bit by bit, for the same encoder only', async () => {
  const texts = Array.from({ length: 1_201 }, (_, i) => `text ${i}`);
  texts.push('', '😀', 'a\0b', '\ud83d alone', 'long '.repeat(10_000));
  const entries = entriesOf(texts);
  await sut.put('one', entries);
  expect(await sut.get('one', [...texts, 'missing'])).toEqual(entries);
  expect(await sut.get('other', texts)).toEqual(new Map());
  expect(await sut.get('one', [])).toEqual(new Map());
  await sut.put('one', new Map());
});

test('what is put again stays as it was', async () => {
  await sut.put('one', entriesOf(['a', 'b']));
  await sut.put('one', entriesOf(['b', 'c']));
  expect((await sut.get('one', ['b'])).get('b')).toEqual(entriesOf(['a', 'b']).get('b'));
});

test('several may put and get the same at once', async () => {
  const texts = Array.from({ length: 300 }, (_, i) => `text ${i}`);
  const entries = entriesOf(texts);
  const reversed = new Map([...entries].reverse());
  await Promise.all([1, 2, 3, 4].map((i) => sut.put('one', i % 2 ? entries : reversed)));
  await database.query(`UPDATE embeddings SET used_at = now() - interval '2 days'`);
  const found = await Promise.all([1, 2, 3, 4].map(() => sut.get('one', texts)));
  for (const map of found) expect(map.size).toBe(300);
});

test('what was not used for long is pruned', async () => {
  await sut.put('one', entriesOf(['old', 'used', 'new']));
  await database.query(
    `UPDATE embeddings SET used_at = now() - interval '40 days'
     WHERE text_hash IN (sha256('old'), sha256('used'))`,
  );
  await sut.get('one', ['used']);
  const monthAgo = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000);
  expect(await sut.prune(monthAgo)).toBe(1);
  expect([...(await sut.get('one', ['old', 'used', 'new'])).keys()].sort()).toEqual([
    'new',
    'used',
  ]);
});
