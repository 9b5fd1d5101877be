import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { addExamples, removeAddedExamples } from '../support/more-examples.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

interface Job {
  readonly id: number;
  readonly status: string;
}

const PATIENTLY = { every: 100 };

let database: TestDatabase;
let services: Service[];
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  const environment = { DATABASE_URL: database.url };
  services = [await startService(environment), await startService(environment)];
  admin = await new Api(services[1]!.url).as(ADMIN.email, ADMIN.password);
  await addExamples(database);
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await database.drop();
});

async function aTraining(): Promise<{ modelId: number; job: Job }> {
  const { status, body } = await admin.post<{ id: number }>('/triage/models', { force: true });
  expect(status).toBe(202);
  const { body: jobs } = await admin.get<{ data: Job[] }>('/jobs?type=training&limit=1');
  return { modelId: body.id, job: jobs.data[0]! };
}

const modelOf = async (id: number) => (await admin.get(`/triage/models/${id}`)).body;
const jobOf = async (id: number) => (await admin.get<Job>(`/jobs/${id}`)).body;
const statusOf = (id: number) => async () => (await jobOf(id)).status;

test('a training that was cancelled stops where it runs, and tried again it takes over', async () => {
  const { modelId, job } = await aTraining();
  await until(statusOf(job.id), PATIENTLY).toBe('running');
  const progress = async () =>
    (await admin.get<{ progress: number }>(`/jobs/${job.id}`)).body.progress;
  await until(progress, PATIENTLY).toBeGreaterThan(0);
  const cancelled = await admin.post(`/jobs/${job.id}/cancel`);
  expect(cancelled.status).toBe(200);
  expect(cancelled.body).toMatchObject({
    id: job.id,
    status: 'cancelled',
    createdBy: admin.userId,
    failureContext: { error: 'It was cancelled.' },
  });
  expect(await modelOf(modelId)).toMatchObject({ status: 'failed', error: 'It was cancelled.' });
  const outputs = () => services.map((it) => it.output()).join('');
  await until(outputs, PATIENTLY).toContain(`model ${modelId}: It was given up`);

  const other = await aTraining();
  await admin.post(`/jobs/${other.job.id}/cancel`);

  await removeAddedExamples(database);
  const put = await admin.post(`/jobs/${job.id}/retry`);
  expect(put.body).toMatchObject({ status: 'queued', retryCount: 1, completedAt: null });
  await until(statusOf(job.id), PATIENTLY).toBe('completed');
  expect(await jobOf(job.id)).toMatchObject({
    progress: 1,
    result: { modelId, promotion: 'promoted' },
  });
  expect(await modelOf(modelId)).toMatchObject({ status: 'active', error: null });
  const { body: filtered } = await admin.get<{ data: Job[] }>('/jobs?status=cancelled');
  expect(filtered.data.map(({ id }) => id)).toEqual([other.job.id]);
  const { body: audit } = await admin.get<{ data: { action: string }[] }>(
    '/audit-events?action=job.*',
  );
  expect(audit.data.map(({ action }) => action)).toEqual([
    'job.retried',
    'job.cancelled',
    'job.cancelled',
  ]);
}, 120_000);

test('a training whose instance was killed is taken over by another one, and finished once', async () => {
  await addExamples(database);
  // The one that is to die trains; the other one is busy with nothing, so let it stand still.
  services[1]!.process.kill('SIGSTOP');
  const doomed = new Api(services[0]!.url, admin.token, admin.userId);
  const { body } = await doomed.post<{ id: number }>('/triage/models', { force: true });
  const isRunning = async () =>
    (await doomed.get<{ data: Job[] }>('/jobs?limit=1')).body.data[0]!.status;
  await until(isRunning, PATIENTLY).toBe('running');
  services[1]!.process.kill('SIGCONT');
  services[0]!.process.kill('SIGKILL');
  await once(services[0]!.process, 'exit');
  await removeAddedExamples(database);
  const status = async () => (await modelOf(body.id))['status'];
  await until(status, { every: 100 }).toBe('active');
  const { body: jobs } = await admin.get<{ data: object[] }>('/jobs?limit=1');
  expect(jobs.data[0]).toMatchObject({ status: 'completed', retryCount: 1 });
  const [model] = await database.query<{ count: number }>(
    `SELECT count(*)::int FROM audit_events
     WHERE action = 'model.activated' AND subject_id = '${body.id}'`,
  );
  expect(model).toEqual({ count: 1 });
}, 150_000);
