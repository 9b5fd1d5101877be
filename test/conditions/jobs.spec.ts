import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { EmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase } from '../support/database.js';
import { JobsPlace } from '../support/jobs-place.js';
import { createSmallDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const SOON = { every: 20 };
/** The promise: what a killed worker did is taken over within 60 s. */
const TAKEN_OVER = { every: 100 };

/** Gives a test a database of its own, so that it may run beside others. */
const alone = (work: (place: JobsPlace) => Promise<void>) => async (): Promise<void> => {
  const place = await JobsPlace.on(await createSmallDatabase());
  try {
    await work(place);
  } finally {
    await place.close();
  }
};

test(
  'a job begins at once on an idle instance, shows its progress, and is completed',
  alone(async (place) => {
    const instance = await place.anInstance();
    // The first one of a type may have to wait for its queue.
    const first = await place.enqueue(instance, 'work');
    await until(place.statusOf(first), SOON).toBe('completed');
    const id = await place.enqueue(instance, 'work', { seconds: 3 });
    await until(place.statusOf(id), SOON).toBe('running');
    const { waited } = await place.job(id);
    console.log(`a job waited ${(waited * 1000).toFixed()} ms on an idle instance`);
    expect(waited).toBeLessThan(1);
    await until(async () => (await place.job(id)).progress, SOON).toBeGreaterThan(0.2);
    await until(place.statusOf(id), SOON).toBe('completed');
    expect(await place.job(id)).toMatchObject({ progress: 1, retryCount: 0, failureContext: null });
    expect(await place.effects(id, 'done')).toHaveLength(1);
    expect(await place.messages()).toBe(0);
  }),
);

test(
  'a job that is cancelled stops on whichever instance, and one that waits never begins',
  alone(async (place) => {
    const worker = await place.anInstance();
    const ids = await Promise.all(
      Array.from({ length: 3 }, () => place.enqueue(worker, 'work', { seconds: 30 })),
    );
    const statuses = async () => (await Promise.all(ids.map((id) => place.statusOf(id)()))).sort();
    await until(statuses, SOON).toEqual(['queued', 'running', 'running']);
    const other = await place.anInstance();
    // It takes the one that waited.
    await until(statuses, SOON).toEqual(['running', 'running', 'running']);
    const waiting = await place.enqueue(other, 'work', { seconds: 30 });
    const more = await place.enqueue(other, 'work', { seconds: 30 });
    await until(place.begunBy(waiting), SOON).toHaveLength(1);
    const began = Date.now();
    for (const id of [more, ...ids]) await other.call('cancel', { id });
    const stopped = async () =>
      (await Promise.all(ids.map((id) => place.effects(id, 'stopped')))).flat().length;
    await until(stopped, SOON).toBe(3);
    const took = Date.now() - began;
    console.log(`stopped ${took} ms after they were cancelled`);
    expect(took).toBeLessThan(3_000);
    await sleep(2_500);
    expect(await place.effects(more, 'begun')).toEqual([]);
    for (const id of [...ids, more]) {
      const { status, failureContext } = await place.job(id);
      expect({ status, failureContext }).toEqual({
        status: 'cancelled',
        failureContext: { error: 'for this test' },
      });
      expect(await place.effects(id, 'done')).toEqual([]);
    }
    await expect(other.call('cancel', { id: more })).rejects.toThrow('JOB.ENDED');
  }),
);

test.concurrent(
  'a schedule begins jobs by itself, of several instances once',
  alone(async (place) => {
    const environment = { CRON: '* * * * *' };
    await Promise.all([place.anInstance(environment), place.anInstance(environment)]);
    const ticks = () =>
      place.database.query(`SELECT status FROM background_tasks WHERE type = 'tick'`);
    await until(ticks, { every: 100 }).toEqual([{ status: 'completed' }]);
    const without = await place.anInstance();
    const left = () => place.database.query('SELECT FROM pgboss.schedule');
    await until(left, SOON).toEqual([]);
    expect(without.process.exitCode).toBeNull();
  }),
  120_000,
);

test.concurrent(
  'what a dead or a stalled worker did is taken over, and finished once',
  alone(async (place) => {
    const [dead, stalled] = [await place.anInstance(), await place.anInstance()];
    const ids = await Promise.all(
      Array.from({ length: 4 }, () => place.enqueue(dead, 'work', { seconds: 5 })),
    );
    await until(
      async () => (await Promise.all(ids.map((id) => place.begunBy(id)()))).flat().length,
      SOON,
    ).toBe(4);
    const began = Date.now();
    // Before their work is done, and so before there is anybody else.
    stalled.process.kill('SIGSTOP');
    await dead.kill();
    const heir = await place.anInstance();
    await until(async () => Promise.all(ids.map((id) => place.statusOf(id)())), TAKEN_OVER).toEqual(
      ids.map(() => 'completed'),
    );
    console.log(`taken over and finished after ${((Date.now() - began) / 1000).toFixed(1)} s`);
    // It goes on where it was, and finds that it has lost its jobs.
    stalled.process.kill('SIGCONT');
    await until(stalled.output, SOON).toContain('given up meanwhile');
    for (const id of ids) {
      expect((await place.effects(id, 'done')).map(({ pid }) => pid)).toEqual([heir.process.pid]);
      expect(await place.job(id)).toMatchObject({ retryCount: 1, failureContext: null });
    }
  }),
  120_000,
);

test.concurrent(
  'a job of a transaction that is rolled back never was',
  alone(async (place) => {
    const instance = await place.anInstance();
    await expect(instance.call('enqueueAndFail', { type: 'work' })).rejects.toThrow(
      'for this test',
    );
    expect(await place.database.query('SELECT FROM background_tasks')).toEqual([]);
    expect(await place.messages()).toBe(0);
  }),
);

test.concurrent(
  'of jobs with one key one is under way at a time',
  alone(async (place) => {
    const instance = await place.anInstance();
    const id = await place.enqueue(instance, 'work', { seconds: 1 }, 'one');
    await expect(place.enqueue(instance, 'work', {}, 'one')).rejects.toThrow('JOB.UNDER_WAY');
    await place.enqueue(instance, 'work', {}, 'other');
    await until(place.statusOf(id), SOON).toBe('completed');
    await place.enqueue(instance, 'work', {}, 'one');
  }),
);

test.concurrent(
  'an instance works on no more of a type at once than the type allows',
  alone(async (place) => {
    const instance = await place.anInstance();
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => place.enqueue(instance, 'work', { seconds: 1 })),
    );
    let most = 0;
    const left = async () => {
      const running = await place.database.query(
        `SELECT FROM background_tasks WHERE status = 'running'`,
      );
      most = Math.max(most, running.length);
      return Promise.all(ids.map((id) => place.statusOf(id)()));
    };
    await until(left, SOON).toEqual(ids.map(() => 'completed'));
    expect(most).toBe(2);
  }),
);

test.concurrent(
  'a job that kills each instance that tries it fails in the end',
  alone(async (place) => {
    const instance = await place.anInstance();
    const id = await place.enqueue(instance, 'work', { seconds: 60 });
    await until(place.statusOf(id), SOON).toBe('running');
    await place.database.query(
      `UPDATE background_tasks SET retry_count = 3, lease_token = NULL,
            heartbeat_at = now() - interval '1 minute'`,
    );
    await until(place.statusOf(id), TAKEN_OVER).toBe('failed');
    expect(await place.job(id)).toMatchObject({
      failureContext: { error: 'The instance that worked on it stopped.' },
    });
  }),
  90_000,
);

test.concurrent(
  'what becomes of a job belongs to its organisation',
  alone(async (place) => {
    const instance = await place.anInstance();
    await place.database.query(
      `INSERT INTO organizations (id, slug, name) OVERRIDING SYSTEM VALUE
       SELECT id, 'of-' || id, 'Of this test' FROM unnest(ARRAY[7, 8, 9]) AS id`,
    );
    const whose = async (id: number) => {
      const rows = await place.database.query<{ organization: string; what: string }>(
        'SELECT what, organization FROM effects WHERE job_id = $1 ORDER BY id',
        [id],
      );
      return rows.map(({ what, organization }) => `${what} ${organization}`);
    };
    const order = { type: 'work', key: 'one' };
    const ids = await Promise.all(
      [7, 8].map(async (organization) => {
        return (await instance.call('enqueue', { ...order, organization })) as number;
      }),
    );
    await until(() => whose(ids[0]!), SOON).toEqual(['begun 7', 'done 7']);
    await until(() => whose(ids[1]!), SOON).toEqual(['begun 8', 'done 8']);
    const lost = (await instance.call('enqueue', {
      ...order,
      payload: { seconds: 60 },
      organization: 9,
    })) as number;
    await until(() => whose(lost), SOON).toEqual(['begun 9']);
    await place.database.query(
      `UPDATE background_tasks SET retry_count = 3, lease_token = NULL,
            heartbeat_at = now() - interval '1 minute' WHERE id = $1`,
      [lost],
    );
    await until(async () => (await whose(lost)).at(-1), TAKEN_OVER).toBe('unfinished 9');
    const events = await place.database.query(
      `SELECT DISTINCT organization_id FROM outbox_events WHERE organization_id > 6 ORDER BY 1`,
    );
    expect(events.length).toBe(3);
  }),
  90_000,
);

test.concurrent(
  'a job that fails is tried again, ever later, and then kept until it is put back',
  alone(async (place) => {
    const instance = await place.anInstance();
    const id = await place.enqueue(instance, 'fail');
    await until(place.statusOf(id), TAKEN_OVER).toBe('failed');
    expect(await place.job(id)).toMatchObject({
      retryCount: 2,
      failureContext: { error: 'the weather is bad', failedAtEntity: 'thing:7' },
    });
    const [first, second, third] = (await place.effects(id, 'begun')).map(({ at }) => at.getTime());
    expect(second! - first!).toBeGreaterThanOrEqual(1_000);
    expect(third! - second!).toBeGreaterThanOrEqual(2_000);
    await place.database.query('UPDATE weather SET broken = false');
    await instance.call('retry', { id, type: 'fail' });
    await until(place.statusOf(id), SOON).toBe('completed');
    expect(await place.job(id)).toMatchObject({
      result: { weather: 'good' },
      failureContext: null,
    });
    await expect(instance.call('retry', { id, type: 'fail' })).rejects.toThrow('JOB.NOT_RETRYABLE');
  }),
  90_000,
);

test.concurrent(
  'an instance that stops gives back what it was at, and others go on at once',
  alone(async (place) => {
    const [leaving, staying] = [await place.anInstance(), await place.anInstance()];
    const ids = await Promise.all(
      Array.from({ length: 4 }, () => place.enqueue(leaving, 'work', { seconds: 4 })),
    );
    await until(
      async () => (await Promise.all(ids.map((id) => place.begunBy(id)()))).flat().length,
      SOON,
    ).toBe(4);
    expect(await leaving.stop()).toBe(0);
    const running = await place.database.query(
      `SELECT FROM background_tasks WHERE status = 'running'`,
    );
    expect(running).toHaveLength(2);
    await until(async () => Promise.all(ids.map((id) => place.statusOf(id)())), SOON).toEqual(
      ids.map(() => 'completed'),
    );
    for (const id of ids) {
      expect((await place.effects(id, 'done')).map(({ pid }) => pid)).toEqual([
        staying.process.pid,
      ]);
      expect(await place.job(id)).toMatchObject({ retryCount: 0 });
    }
  }),
);

test('jobs survive a restart of PostgreSQL, and instances too', async () => {
  Logger.overrideLogger(['error']);
  const folder = await mkdtemp(join(tmpdir(), 'acs-jobs-'));
  await chmod(folder, 0o755);
  const server = await EmbeddedPostgres.start(folder);
  const database = await createTestDatabase(server.superuserUrl);
  await migrate(database.url);
  const place = await JobsPlace.on(database);
  try {
    const instance = await place.anInstance({ CRON: '0 0 1 1 *' });
    const before = await place.enqueue(instance, 'work', { seconds: 6 });
    await until(place.begunBy(before), SOON).toHaveLength(1);
    const [postmaster] = (
      await readFile(join(folder, 'postgresql', 'postmaster.pid'), 'utf8')
    ).split('\n');
    process.kill(Number(postmaster), 'SIGKILL');
    const afterwards = async () => place.enqueue(instance, 'work').catch(() => undefined);
    let after: number | undefined;
    await until(async () => (after = await afterwards()), TAKEN_OVER).toEqual(expect.any(Number));
    await until(place.statusOf(after!), SOON).toBe('completed');
    await until(place.statusOf(before), SOON).toBe('completed');
    expect(await place.effects(before, 'begun')).toHaveLength(1);
    expect(await place.effects(before, 'done')).toHaveLength(1);
    expect(instance.process.exitCode).toBeNull();
  } finally {
    await place.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
