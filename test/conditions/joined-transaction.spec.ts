import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Batch } from '../../src/platform/common/batch.js';
import { isDatabaseAway } from '../../src/platform/common/errors/database-away.js';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { Database } from '../../src/platform/database/database.js';
import { DEFAULT_ORGANIZATION } from '../../src/platform/database/organization.js';
import type { OrganizationDatabase } from '../../src/platform/database/organization-database.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';
import { until } from '../support/until.js';

const FAILURE = new Error('as the test wants it');

let database: TestDatabase;
let dataSource: DataSource;
let sut: OrganizationDatabase;

beforeAll(async () => {
  database = await createTestDatabase(databaseServer());
  // One connection: whoever needs another one waits for ever.
  const limits = { databasePoolSize: 1, databaseStatementTimeoutMs: 5_000 };
  dataSource = await new DataSource(dataSourceOptions(database.url, limits)).initialize();
  sut = new Database(dataSource).of(DEFAULT_ORGANIZATION);
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

test('a connection that is lost between two statements is an outage', async () => {
  const failing = sut.transaction(async (manager) => {
    const [{ pid }] = await manager.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
    await database.query('SELECT pg_terminate_backend($1)', [pid]);
    await until(() => manager.queryRunner!.isReleased).toBe(true);
    await manager.query(INSERT, [1]);
  });
  const error = await failing.catch((reason: unknown) => reason);
  expect(isDatabaseAway(error)).toBe(true);
  await sut.transaction((manager) => manager.query(INSERT, [2]));
  expect(await committed()).toEqual([2]);
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

describe('a statement that would take a second connection', () => {
  const second = 'asked for a second connection';
  const offences: [string, () => Promise<unknown>][] = [
    ['a prepared statement', () => add(2)],
    ['SQL', () => sut.query(INSERT, [2])],
    ['a repository', () => sut.repository(Number).query(INSERT, [2])],
    ['the data source', () => dataSource.query(INSERT, [2])],
    ['another transaction', () => sut.transaction((manager) => manager.query(INSERT, [2]))],
    ['a snapshot', () => sut.snapshot((manager) => manager.query('SELECT'))],
    ['a transaction of everything', () => sut.join(() => add(2))],
  ];

  it.each(offences)('fails within a transaction: %s', async (_, offence) => {
    const failing = sut.transaction(async (manager) => {
      await manager.query(INSERT, [1]);
      await sleep(1);
      await offence();
    });
    await expect(failing).rejects.toThrow(second);
    expect(await committed()).toEqual([]);
  });

  it.each(offences)('fails within a snapshot: %s', async (_, offence) => {
    await expect(sut.snapshot(offence)).rejects.toThrow(second);
  });

  it.each(offences.slice(3).filter(([name]) => name !== 'another transaction'))(
    'fails within a transaction of everything: %s',
    async (_, offence) => {
      await expect(sut.join(offence)).rejects.toThrow(second);
    },
  );

  it('is what a wait for a batch comes to', async () => {
    expect(() => sut.assertOutside()).not.toThrow();
    const wait = async () => {
      sut.assertOutside();
      await sleep(0);
    };
    for (const failing of [sut.transaction(wait), sut.snapshot(wait), sut.join(wait)]) {
      await expect(failing).rejects.toThrow(second);
    }
    expect(() => sut.assertOutside()).not.toThrow();
  });

  it('works again after the transaction, also if that failed', async () => {
    await expect(sut.transaction(() => add(1))).rejects.toThrow(second);
    await add(2);
    expect(await committed()).toEqual([2]);
  });

  it('is none where a batch works for several callers', async () => {
    const batch = new Batch(
      async (numbers: readonly number[]) => {
        await Promise.all(numbers.map(add));
        return numbers;
      },
      { atOnce: 1, size: 10, waiting: { most: 10, refusal: () => FAILURE } },
    );
    let inBatch: Promise<unknown> = Promise.resolve();
    await sut.transaction(async (manager) => {
      inBatch = batch.add(1);
      await manager.query(INSERT, [2]);
    });
    await inBatch;
    expect(await committed()).toEqual([1, 2]);
  });
});

test('what waits for the commit of a transaction comes after it', async () => {
  let seen: unknown;
  await sut.transaction(async (manager) => {
    await manager.query(INSERT, [1]);
    await sut.afterCommit(async () => {
      seen = await committed();
    });
    expect(seen).toBeUndefined();
  });
  expect(seen).toEqual([1]);
});

test('what waits for the commit of a part that failed never comes', async () => {
  let calls = 0;
  await sut.join(async () => {
    const part = sut.transaction(async () => {
      await sut.afterCommit(() => {
        calls += 1;
        return Promise.resolve();
      });
      throw FAILURE;
    });
    await expect(part).rejects.toBe(FAILURE);
  });
  expect(calls).toBe(0);
});
