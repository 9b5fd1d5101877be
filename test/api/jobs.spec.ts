import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { expectInvalid, expectProblem, NO_ID, type Page, theAdmin } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import type { Model } from '../support/schemas.js';
import { until } from '../support/until.js';

interface Job {
  readonly id: number;
  readonly status: string;
  readonly retryCount: number;
}

const PATIENTLY = { every: 50 };

let admin: Api;
let stranger: Api;
/** A training that was cancelled while it ran. */
let job: Job;
let model: Model;

const jobOf = async (id: number): Promise<Job> => (await admin.get<Job>(`/jobs/${id}`)).body;
const modelOf = async (id: number) => (await admin.get<Model>(`/triage/models/${id}`)).body;
const act = (id: number, what: 'cancel' | 'retry', who = admin) =>
  who.post<Job>(`/jobs/${id}/${what}`);

/** It is never let come to its end: other files must notice nothing of it. */
async function aTraining(): Promise<{ model: Model; job: Job }> {
  const wish = { promote: false, force: true };
  const { status, body } = await admin.post<Model>('/triage/models', wish);
  expectThat(status, JSON.stringify(body)).toBe(202);
  const { body: newest } = await admin.get<Page<Job>>('/jobs?type=training&limit=1');
  return { model: body, job: newest.data[0]! };
}

beforeAll(async () => {
  [admin, stranger] = [await theAdmin(), await (await theAdmin()).newUser()];
  ({ job, model } = await aTraining());
  await until(async () => (await jobOf(job.id)).status, PATIENTLY).toBe('running');
});

afterAll(async () => {
  const { body } = await admin.get<Page<Job>>('/jobs?type=training&limit=10');
  for (const { id, status } of body.data) {
    if (status === 'queued' || status === 'running') await act(id, 'cancel');
  }
});

describe('a job that runs', () => {
  test('is nothing to somebody else', async () => {
    for (const id of [job.id, NO_ID]) {
      expectProblem(await stranger.get(`/jobs/${id}`), 404, 'JOB.NOT_FOUND');
      expectProblem(await act(id, 'cancel', stranger), 404, 'JOB.NOT_FOUND');
      expectProblem(await act(id, 'retry', stranger), 404, 'JOB.NOT_FOUND');
    }
    expect((await stranger.get<Page<Job>>('/jobs')).body.data).toEqual([]);
  });

  test('is not tried again', async () => {
    expectProblem(await act(job.id, 'retry'), 409, 'JOB.NOT_RETRYABLE');
  });

  test('ends where it is cancelled, and nothing of it counts', async () => {
    const { status, body } = await act(job.id, 'cancel');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: job.id,
      status: 'cancelled',
      createdBy: admin.userId,
      failureContext: { error: 'It was cancelled.' },
    });
    expect(await modelOf(model.id)).toMatchObject({ status: 'failed', error: 'It was cancelled.' });
    expectProblem(await act(job.id, 'cancel'), 409, 'JOB.ENDED');
    const listed = await admin.get<Page<Job>>('/jobs?status=cancelled&type=training&limit=1');
    expect(listed.body.data).toMatchObject([{ id: job.id }]);
  });
});

describe('a job that was cancelled', () => {
  test('is not tried again while another one of its kind is under way', async () => {
    const other = await aTraining();
    expectProblem(await act(job.id, 'retry'), 409, 'MODEL.TRAINING_IN_PROGRESS');
    expect((await act(other.job.id, 'cancel')).status).toBe(200);
  });

  test('is put back by its owner, with what it is about', async () => {
    const { status, body } = await act(job.id, 'retry');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'queued', retryCount: 1, completedAt: null });
    expect(await modelOf(model.id)).toMatchObject({ status: 'training', error: null });
    await until(async () => (await jobOf(job.id)).status, PATIENTLY).toBe('running');
    expect((await act(job.id, 'cancel')).status).toBe(200);
  });

  test('leaves in the log who did what', async () => {
    const { body } = await admin.get<Page<{ action: string }>>(
      `/audit-events?action=job.*&subjectType=job&subjectId=${job.id}`,
    );
    expect(body.data.map(({ action }) => action)).toEqual([
      'job.cancelled',
      'job.retried',
      'job.cancelled',
    ]);
  });
});

test.each(['status=done', 'type=', 'limit=0', 'createdBy=1'])(
  'a list refuses %s',
  async (query) => {
    expectInvalid(await admin.get(`/jobs?${query}`), query.split('=')[0]!);
  },
);
