import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Api, PASSWORD } from '../support/api.js';
import { expectProblem, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { aFullOrganization, type FullOrganization } from '../support/full-organization.js';
import { anOrganization } from '../support/organizations.js';
import type { AuditEvent } from '../support/schemas.js';
import { type Service, startService } from '../support/service.js';
import { until } from '../support/until.js';

interface Job {
  readonly id: number;
  readonly status: string;
  readonly progress: number;
  readonly result: object | null;
}

const PATIENCE = { every: 100 };
/** Enough for a deletion to be caught at work. */
const MANY = 15_000;

let database: TestDatabase;
let service: Service;
let operator: Api;

beforeAll(async () => {
  ({ database, service, admin: operator } = await fixture());
});

const tables = async (): Promise<string[]> =>
  (
    await database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
         AND attname = 'organization_id' ORDER BY 1`,
    )
  ).map(({ name }) => name);

/** How many rows an organisation has in each table that the catalogue knows. */
async function counts(organization: number): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of await tables()) {
    const [row] = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM "${table}" WHERE organization_id = $1`,
      [organization],
    );
    found[table] = row!.count;
  }
  return found;
}

const empty = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await tables()).map((table) => [table, 0]));

async function remove(id: number): Promise<Job> {
  const { status, body } = await operator.delete<Job & Record<string, unknown>>(
    `/organizations/${id}`,
  );
  expect(status).toBe(202);
  return body;
}

const jobOf = async ({ id }: Pick<Job, 'id'>) => (await operator.get<Job>(`/jobs/${id}`)).body;
const statusOf = async (job: Pick<Job, 'id'>) => (await jobOf(job)).status;

const logOf = async (id: number) =>
  (
    await operator.get<{ data: AuditEvent[] }>(
      `/audit-events?subjectType=organization&subjectId=${id}`,
    )
  ).body.data;

const hashOf = (text: string) => createHash('sha256').update(text).digest();

const remember = (...texts: string[]) =>
  database.query(
    `INSERT INTO embeddings (encoder, text_hash, vector)
     SELECT 'x', hash, '' FROM unnest($1::bytea[]) AS hash`,
    [texts.map(hashOf)],
  );

/** Gives an organisation so many tickets that it takes a while to remove them. */
async function fill(id: number, count = MANY): Promise<void> {
  await database.query(
    `WITH requester AS (
       INSERT INTO users (organization_id, email, hashed_password)
       VALUES ($1, 'many@example.com', '!') RETURNING id
     ) INSERT INTO tickets (organization_id, requester_id, message, status)
       SELECT $1, requester.id, 'x', 'open' FROM requester, generate_series(1, $2)`,
    [id, count],
  );
}

describe('deleting an organisation', () => {
  let gone: FullOrganization;
  let kept: FullOrganization;
  let before: Record<string, number>;
  let job: Job;

  beforeAll(async () => {
    gone = await aFullOrganization(operator, database);
    kept = await aFullOrganization(operator, database);
    before = await counts(kept.id);
    const exported = await operator.post<Job>(`/organizations/${gone.id}/export`);
    await until(() => statusOf(exported.body), PATIENCE).toBe('completed');
    // Under way when its organisation goes.
    await gone.admin.post('/triage/models', { force: true });
    const filled = Object.entries(await counts(gone.id));
    // Which are there for a moment only.
    const passing = ['service_recounts'];
    const bare = filled.filter(([table, count]) => count === 0 && !passing.includes(table));
    expect(bare).toEqual([]);
    await remember('I was charged twice for one order', 'of nobody');
    job = await remove(gone.id);
    await until(() => statusOf(job), PATIENCE).toBe('completed');
  });

  test('leaves no row of it in any table of the catalogue', async () => {
    expect(await counts(gone.id)).toEqual(await empty());
    expect(await database.query('SELECT FROM organizations WHERE id = $1', [gone.id])).toEqual([]);
    expect((await jobOf(job)).result).toMatchObject({ organizationId: gone.id });
  });

  test('leaves no vector of what was said in it', async () => {
    const left = await database.query(
      `SELECT text_hash AS hash FROM embeddings WHERE encoder = 'x'`,
    );
    expect(left).toEqual([{ hash: hashOf('of nobody') }]);
  });

  test('leaves no message that would begin a job of it', async () => {
    const lost = await database.query(
      `SELECT FROM pgboss.job WHERE data->>'taskId' IS NOT NULL
         AND NOT EXISTS (SELECT FROM background_tasks WHERE id::text = data->>'taskId')`,
    );
    expect(lost).toEqual([]);
  });

  test('changes nothing of another one', async () => {
    // News and what is used are written by the instances, some time after it happened.
    const {
      outbox_events: _,
      organization_usage: _usage,
      service_recounts: _new,
      ...rest
    } = await counts(kept.id);
    const {
      outbox_events: __,
      organization_usage: __usage,
      service_recounts: __new,
      ...expected
    } = before;
    expect(rest).toEqual(expected);
    expect((await kept.customer.get('/users/me')).status).toBe(200);
  });

  test('lets nobody of it in any more', async () => {
    for (const api of [gone.admin, gone.customer, gone.machine]) {
      expect((await api.get('/users/me')).status).toBe(401);
    }
    const anyone = new Api(service.url);
    expect((await anyone.post('/auth/login', gone.credentials)).status).toBe(401);
    const { refreshToken } = gone;
    expect((await anyone.post('/auth/refresh', { refreshToken })).status).toBe(401);
    expectProblem(await operator.get(`/organizations/${gone.id}`), 404, 'ORGANIZATION.NOT_FOUND');
  });

  test('stands in the log of the operator', async () => {
    const [last, first] = await logOf(gone.id);
    const told = { actorId: operator.userId, before: { slug: gone.slug } };
    expect(last).toMatchObject({ action: 'organization.deleted', ...told });
    expect(first).toMatchObject({ action: 'organization.deletion_requested', ...told });
  });

  test('lets another one have its slug', async () => {
    const again = await anOrganization(operator, { slug: gone.slug });
    expect(again.id).not.toBe(gone.id);
    const { status } = await new Api(service.url).post('/auth/register', {
      email: `${unique('new')}@example.com`,
      password: PASSWORD,
      organization: gone.slug,
    });
    expect(status).toBe(201);
  });
});

describe('a deletion', () => {
  let id: number;
  let customer: Api;

  beforeEach(async () => {
    const organization = await anOrganization(operator);
    ({ id } = organization);
    const account = {
      email: `${unique('eve')}@example.com`,
      password: PASSWORD,
      organization: organization.slug,
    };
    const anyone = new Api(service.url);
    await anyone.post('/auth/register', account);
    const { body } = await anyone.post<{ accessToken: string }>('/auth/login', account);
    customer = new Api(service.url, body.accessToken);
  });

  test('is not possible for the default organisation, nor for none', async () => {
    expectProblem(await operator.delete('/organizations/1'), 409, 'ORGANIZATION.IS_DEFAULT');
    expectProblem(await operator.delete('/organizations/999999'), 404, 'ORGANIZATION.NOT_FOUND');
    await expect(
      database.query('UPDATE organizations SET deletion_requested_at = now() WHERE id = 1'),
    ).rejects.toThrow('organizations_default_stays');
  });

  test('lets nobody in from the moment on that it is asked for', async () => {
    await fill(id);
    const job = await remove(id);
    expectProblem(await customer.get('/users/me'), 401, 'ORGANIZATION.GONE');
    expect((await operator.get(`/organizations/${id}`)).body).toMatchObject({
      deletionRequestedAt: expect.any(String),
      subscriptionActive: false,
    });
    const path = `/organizations/${id}`;
    for (const answer of [
      await operator.post(`${path}/reactivate`),
      await operator.patch(path, { tags: [] }),
    ]) {
      expectProblem(answer, 409, 'ORGANIZATION.BEING_DELETED');
    }
    await until(() => statusOf(job), PATIENCE).toBe('completed');
  });

  test('is one and the same for who asks again, and another one after it failed', async () => {
    const first = await remove(id);
    expect((await remove(id)).id).toBe(first.id);
    expect((await operator.post(`/jobs/${first.id}/cancel`)).status).toBe(200);
    const second = await remove(id);
    expect(second.id).not.toBe(first.id);
    expectProblem(await operator.post(`/jobs/${first.id}/retry`), 409, 'JOB.UNDER_WAY');
    await until(() => statusOf(second), PATIENCE).toBe('completed');
    expect(await counts(id)).toEqual(await empty());
    expect((await logOf(id)).map(({ action }) => action).slice(0, 2)).toEqual([
      'organization.deleted',
      'organization.deletion_requested',
    ]);
  });

  test('ends an export that is under way', async () => {
    await fill(id);
    const exporting = (await operator.post<Job>(`/organizations/${id}/export`)).body;
    const job = await remove(id);
    expect(await jobOf(exporting)).toMatchObject({
      status: 'cancelled',
      failureContext: { error: 'Its organisation is being deleted.' },
    });
    await until(() => statusOf(job), PATIENCE).toBe('completed');
    expect(await counts(id)).toEqual(await empty());
  });

  test('takes along what is written while it runs', async () => {
    await fill(id);
    const late = new pg.Client({ connectionString: database.url });
    await late.connect();
    try {
      await late.query('BEGIN');
      await late.query(
        `INSERT INTO outbox_events (organization_id, type, payload) VALUES ($1, 'x', '{}')`,
        [id],
      );
      await late.query(`INSERT INTO intents (organization_id, name) VALUES ($1, 'late')`, [id]);
      const job = await remove(id);
      const write = () =>
        database
          .query(
            `INSERT INTO tickets (organization_id, requester_id, message, status)
             SELECT organization_id, id, 'late', 'open' FROM users WHERE organization_id = $1 LIMIT 1`,
            [id],
          )
          .then((rows) => rows.length);
      for (let i = 0; i < 40; i++) {
        await write();
        await sleep(100);
      }
      expect(await statusOf(job)).toBe('running');
      await late.query('COMMIT');
      await until(() => statusOf(job), PATIENCE).toBe('completed');
    } finally {
      await late.end();
    }
    expect(await counts(id)).toEqual(await empty());
    await expect(
      database.query(`INSERT INTO intents (organization_id, name) VALUES ($1, 'later')`, [id]),
    ).rejects.toThrow('intents_organization_fkey');
  });

  test('goes on elsewhere where its instance is killed', async () => {
    const own = await startService({ DATABASE_URL: database.url });
    const killed = once(own.process, 'exit');
    await service.stop();
    await fill(id, 4 * MANY);
    const api = new Api(own.url, operator.token, operator.userId);
    const { body: job } = await api.delete<Job & Record<string, unknown>>(`/organizations/${id}`);
    const left = async () => {
      const [row] = await database.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM tickets WHERE organization_id = $1',
        [id],
      );
      return row!.count;
    };
    await until(left, { within: 240_000, every: 100 }).toBeLessThan(4 * MANY);
    own.process.kill('SIGKILL');
    await killed;
    expect(await left()).toBeGreaterThan(0);
    const next = await startService({ DATABASE_URL: database.url });
    try {
      const status = async () =>
        (await new Api(next.url, operator.token).get<Job>(`/jobs/${job.id}`)).body.status;
      await until(status, { every: 200 }).toBe('completed');
      expect(await counts(id)).toEqual(await empty());
    } finally {
      await next.stop();
    }
  });
});
