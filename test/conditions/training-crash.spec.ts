import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { addExamples, removeAddedExamples } from '../support/more-examples.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

/** A service on a database of one test's own, so that the test may run beside others. */
class Place {
  service!: Service;
  admin!: Api;

  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<Place> {
    const place = new Place(await createTrainedDatabase());
    await place.start();
    return place;
  }

  async start(): Promise<void> {
    this.service = await startService({ DATABASE_URL: this.database.url });
    this.admin = await new Api(this.service.url).as(ADMIN.email, ADMIN.password);
  }

  async kill(): Promise<void> {
    this.service.process.kill('SIGKILL');
    await once(this.service.process, 'exit');
  }

  async model(id: unknown): Promise<Record<string, unknown>> {
    return (await this.admin.get(`/triage/models/${String(id)}`)).body;
  }

  async runningJobs(): Promise<number> {
    const rows = await this.database.query(`SELECT FROM background_tasks WHERE status = 'running'`);
    return rows.length;
  }

  async close(): Promise<void> {
    await this.service.stop();
    await this.database.drop();
  }
}

const alone = (work: (place: Place) => Promise<void>) => async (): Promise<void> => {
  const place = await Place.open();
  try {
    await work(place);
  } finally {
    await place.close();
  }
};

test.concurrent(
  'a training whose instance was killed goes on after the restart, and is finished once',
  alone(async (place) => {
    await addExamples(place.database);
    const { status, body } = await place.admin.post('/triage/models');
    expect(status).toBe(202);
    expect(body).toMatchObject({ status: 'training', error: null, metrics: null });
    await until(() => place.runningJobs(), { every: 50 }).toBe(1);
    await place.kill();
    await removeAddedExamples(place.database);
    await place.start();

    expect(await place.model(body['id'])).toMatchObject({ status: 'training' });
    const refused = await place.admin.post('/triage/models');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'MODEL.TRAINING_IN_PROGRESS' });

    const trained = async () => (await place.model(body['id']))['status'];
    await until(trained, { every: 100 }).toBe('active');
    expect(await place.model(body['id'])).toMatchObject({
      progress: 1,
      error: null,
      promotion: 'promoted',
    });
    const { body: jobs } = await place.admin.get<{ data: object[] }>('/jobs?type=training');
    expect(jobs.data[0]).toMatchObject({
      status: 'completed',
      progress: 1,
      retryCount: 1,
      failureContext: null,
      result: { modelId: body['id'], promotion: 'promoted' },
    });
  }),
  120_000,
);

test.concurrent(
  'a training that kills each instance that tries it fails, and the next one may begin',
  alone(async (place) => {
    await addExamples(place.database);
    const { body } = await place.admin.post('/triage/models', { force: true });
    await until(() => place.runningJobs(), { every: 50 }).toBe(1);
    await place.kill();
    await removeAddedExamples(place.database);
    await place.database.query(
      `UPDATE background_tasks SET retry_count = 3, heartbeat_at = now() - interval '1 minute'
     WHERE status = 'running'`,
    );
    await place.start();
    const status = async () => (await place.model(body['id']))['status'];
    await until(status, { every: 100 }).toBe('failed');
    expect(await place.model(body['id'])).toMatchObject({
      status: 'failed',
      error: 'The instance that worked on it stopped.',
      trainedAt: null,
    });
    const failed = await place.admin.post(`/triage/models/${String(body['id'])}/activate`);
    expect(failed.body).toMatchObject({ status: 409, code: 'MODEL.NOT_TRAINED' });
    const next = await place.admin.post('/triage/models', { force: true });
    expect(next.status).toBe(202);
    const trained = async () => (await place.model(next.body['id']))['status'];
    await until(trained, { every: 100 }).toBe('active');
  }),
  120_000,
);

test.concurrent(
  'a training that somebody gave up does not come back when it ends after all',
  alone(async (place) => {
    await addExamples(place.database);
    const { body } = await place.admin.post('/triage/models');
    await removeAddedExamples(place.database);
    await place.database.query(
      `UPDATE models SET status = 'failed', error = 'given up' WHERE id = ${String(body['id'])}`,
    );
    const next = await place.admin.post('/triage/models', { force: true });
    expect(next.status).toBe(202);
    const trained = async () => (await place.model(next.body['id']))['status'];
    await until(trained, { every: 100 }).toBe('active');
    expect(await place.model(body['id'])).toMatchObject({
      status: 'failed',
      error: 'given up',
      comparison: null,
      promotion: null,
    });
  }),
);

test.concurrent(
  'an instance that is stopped while it trains gives the training back',
  alone(async (place) => {
    await addExamples(place.database);
    const { body } = await place.admin.post('/triage/models');
    await until(() => place.runningJobs(), { every: 50 }).toBe(1);
    expect(await place.service.stop()).toBe(0);
    const [row] = await place.database.query(
      `SELECT models.status, error, background_tasks.status AS job, retry_count AS "retryCount"
     FROM models JOIN background_tasks ON background_tasks.id = job_id
     WHERE models.id = ${String(body['id'])}`,
    );
    expect(row).toEqual({ status: 'training', error: null, job: 'queued', retryCount: 0 });
    await removeAddedExamples(place.database);
    await place.start();
    const trained = async () => (await place.model(body['id']))['status'];
    await until(trained, { every: 100 }).toBe('active');
  }),
);

test.concurrent(
  'a model that took over is no failure where nobody could be told',
  alone(async (place) => {
    await place.service.stop();
    const name = new URL(place.database.url).pathname.slice(1);
    // So that ours comes first, once it is there.
    await place.database.query(`ALTER DATABASE ${name} SET search_path = public, pg_catalog`);
    await place.start();
    await place.database.query(
      `CREATE FUNCTION public.pg_notify(text, text) RETURNS void LANGUAGE plpgsql
     AS $$ BEGIN RAISE EXCEPTION 'for this test'; END $$`,
    );
    const { body } = await place.admin.post('/triage/models', { force: true });
    const promotion = `model ${String(body['id'])}: active, but not every instance knows yet`;
    await until(place.service.output, { every: 100 }).toContain(promotion);
    expect(place.service.output()).not.toContain('training failed');
    expect(await place.model(body['id'])).toMatchObject({ status: 'active', error: null });
  }),
);
