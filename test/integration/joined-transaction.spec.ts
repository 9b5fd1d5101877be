import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { Database } from '../../src/database/database.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const FAILURE = new Error('as the test wants it');

let database: TestDatabase;
let dataSource: DataSource;
let sut: Database;

beforeAll(async () => {
  database = await createTestDatabase(inject('databaseServerUrl'));
  // One connection: whoever needs another one waits for ever.
  const limits = { databasePoolSize: 1, databaseStatementTimeoutMs: 5_000 };
  dataSource = await new DataSource(dataSourceOptions(database.url, limits)).initialize();
  sut = new Database(dataSource);
  await database.query('CREATE TABLE numbers (number integer PRIMARY KEY)');
});

beforeEach(() => database.query('TRUNCATE numbers'));

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const INSERT = 'INSERT INTO numbers VALUES ($1)';

function add(number: number): Promise<unknown> {
  return sut.run({ name: 'add', text: INSERT }, [number]);
}

async function committed(): Promise<number[]> {
  const rows = await database.query<{ number: number }>('SELECT number FROM numbers ORDER BY 1');
  return rows.map(({ number }) => number);
}

test('everything is committed together, on one connection', async () => {
  const seen = await sut.join(async () => {
    await add(1);
    await sut.query(INSERT, [2]);
    await sut.transaction((manager) => manager.query(INSERT, [3]));
    expect(sut.isJoined).toBe(true);
    return committed();
  });
  expect(seen).toEqual([]);
  expect(sut.isJoined).toBe(false);
  expect(await committed()).toEqual([1, 2, 3]);
});

test('a failure takes everything back', async () => {
  const failing = sut.join(async () => {
    await add(1);
    await sut.transaction((manager) => manager.query(INSERT, [2]));
    throw FAILURE;
  });
  await expect(failing).rejects.toBe(FAILURE);
  expect(await committed()).toEqual([]);
});

test('a part of it may fail alone', async () => {
  await sut.join(async () => {
    await add(1);
    const part = sut.transaction(async (manager) => {
      await manager.query(INSERT, [2]);
      await manager.query(INSERT, [1]);
    });
    await expect(part).rejects.toThrow('numbers_pkey');
    await add(3);
  });
  expect(await committed()).toEqual([1, 3]);
});

test('what waits for the commit comes after it, in order and outside of it', async () => {
  const seen: unknown[] = [];
  const look = async () => {
    seen.push([sut.isJoined, await committed()]);
  };
  await sut.join(async () => {
    await add(1);
    await sut.afterCommit(look);
    await sut.afterCommit(() => add(2).then(look));
    expect(seen).toEqual([]);
  });
  expect(seen).toEqual([
    [false, [1]],
    [false, [1, 2]],
  ]);
});

test('what waits for the commit comes at once where nothing is joined, and never after a failure', async () => {
  let calls = 0;
  const hook = () => {
    calls += 1;
    return Promise.resolve();
  };
  await sut.afterCommit(hook);
  expect(calls).toBe(1);
  const failing = sut.join(async () => {
    await sut.afterCommit(hook);
    throw FAILURE;
  });
  await expect(failing).rejects.toBe(FAILURE);
  expect(calls).toBe(1);
});

test('what is left running writes for itself', async () => {
  let left: Promise<unknown> = Promise.resolve();
  await sut.join(async () => {
    await add(1);
    left = sleep(50).then(() => add(2));
  });
  // The connection is somebody else's by now, whose failure must not take it along.
  await expect(
    sut.join(async () => {
      await sleep(100);
      throw FAILURE;
    }),
  ).rejects.toBe(FAILURE);
  await left;
  expect(await committed()).toEqual([1, 2]);
});
