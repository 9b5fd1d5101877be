import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { HARMLESS, SECRETS } from '../../src/identity/operations/export/exported-columns.js';
import type { Api } from '../support/api.js';
import { expectProblem } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { aFullOrganization, type FullOrganization } from '../support/full-organization.js';
import { anOrganization } from '../support/organizations.js';
import type { AuditEvent } from '../support/schemas.js';
import { until } from '../support/until.js';
import { unzip } from '../support/zip.js';

interface Job {
  readonly id: number;
  readonly status: string;
  readonly result: { readonly bytes: number; readonly sha256: string; readonly rows: number };
}

interface Manifest {
  readonly formatVersion: number;
  readonly exportedAt: string;
  readonly organization: object;
  readonly files: readonly { name: string; rows: number; bytes: number; sha256: string }[];
}

const PATIENCE = { every: 50 };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let database: TestDatabase;
let operator: Api;

beforeAll(async () => {
  ({ database, admin: operator } = await fixture());
});

const OF_TENANTS = `
  SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    AND attname = 'organization_id' AND relname <> 'export_chunks'`;

async function begin(id: number): Promise<Job> {
  const { status, body } = await operator.post<Job>(`/organizations/${id}/export`);
  expect(status).toBe(202);
  return body;
}

async function completed({ id }: Pick<Job, 'id'>): Promise<Job> {
  const look = async () => (await operator.get<Job>(`/jobs/${id}`)).body;
  await until(async () => (await look()).status, PATIENCE).toBe('completed');
  return look();
}

async function download(id: number, job: Pick<Job, 'id'>) {
  const response = await fetch(`${operator.url}/api/v1/organizations/${id}/exports/${job.id}`, {
    headers: { authorization: `Bearer ${operator.token}` },
  });
  expect(response.status).toBe(200);
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const rowsIn = (file: Buffer | undefined): Record<string, unknown>[] =>
  (file?.toString().split('\n') ?? [])
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the export of an organisation', () => {
  let organization: FullOrganization;
  let job: Job;
  let headers: Headers;
  let bytes: Buffer;
  let files: Map<string, Buffer>;
  let manifest: Manifest;
  let tables: string[];

  beforeAll(async () => {
    organization = await aFullOrganization(operator, database);
    job = await completed(await begin(organization.id));
    ({ headers, bytes } = await download(organization.id, job));
    files = unzip(bytes);
    manifest = JSON.parse(files.get('manifest.json')!.toString()) as Manifest;
    tables = (await database.query<{ name: string }>(OF_TENANTS)).map(({ name }) => name);
  });

  test('is a zip of a known length and name', () => {
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${organization.slug}-${job.id}.zip"`,
    });
    expect(job.result).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
  });

  test('has a file for each table of the catalogue, and one that tells of them', () => {
    const names = [...tables, 'organizations'].map((table) => `${table}.ndjson`);
    expect([...files.keys()].sort()).toEqual([...names, 'manifest.json'].sort());
    expect(manifest).toMatchObject({
      formatVersion: 1,
      exportedAt: expect.stringMatching(/Z$/),
      organization: { id: organization.id, slug: organization.slug },
    });
    const told = manifest.files.map(({ name, sha256: hash, bytes: length }) => [
      name,
      hash,
      length,
    ]);
    const found = names.map((name) => {
      const file = files.get(name)!;
      return [name, sha256(file), file.length];
    });
    expect(told.sort()).toEqual(found.sort());
  });

  test('has every row of it, and of nobody else', async () => {
    for (const table of tables) {
      const rows = rowsIn(files.get(`${table}.ndjson`));
      const [stored] = await database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM "${table}" WHERE organization_id = $1`,
        [organization.id],
      );
      const { rows: told } = manifest.files.find(({ name }) => name === `${table}.ndjson`)!;
      expect([table, rows.length]).toEqual([table, told]);
      // What instances write by themselves goes on.
      if (!['outbox_events', 'organization_usage', 'service_recounts'].includes(table)) {
        expect([table, told]).toEqual([table, stored!.count]);
      }
      for (const row of rows) expect(row['organization_id']).toBe(organization.id);
    }
    expect(rowsIn(files.get('organizations.ndjson'))).toEqual([
      expect.objectContaining({ id: organization.id, slug: organization.slug }),
    ]);
  });

  test('has what people wrote, and no secret', () => {
    const messages = rowsIn(files.get('tickets.ndjson')).map(({ message }) => message);
    expect(messages).toContain('I was charged twice for one order');
    for (const secret of SECRETS) {
      const [table = '', column = ''] = secret.split('.');
      const rows = rowsIn(files.get(`${table}.ndjson`));
      // Of jobs there may be none.
      if (table !== 'background_tasks') expect([table, rows.length]).not.toEqual([table, 0]);
      for (const row of rows) expect(Object.keys(row)).not.toContain(column);
    }
  });

  test('stands in the log of the operator, as does who fetched it', async () => {
    const { body } = await operator.get<{ data: AuditEvent[] }>(
      `/audit-events?subjectType=organization&subjectId=${organization.id}`,
    );
    const actions = body.data.map(({ action, actorId, after }) => ({ action, actorId, after }));
    const told = { actorId: operator.userId, after: expect.objectContaining({ job: job.id }) };
    expect(actions.slice(0, 2)).toEqual([
      { action: 'organization.export_downloaded', ...told },
      { action: 'organization.exported', ...told },
    ]);
  });

  test('is found at its own organisation only, and not by any job', async () => {
    const other = await anOrganization(operator);
    for (const path of [
      `/organizations/${other.id}/exports/${job.id}`,
      `/organizations/${organization.id}/exports/999999`,
    ]) {
      expectProblem(await operator.get(path), 404, 'JOB.NOT_FOUND');
    }
  });

  test('is kept for a day', async () => {
    await database.query(
      `UPDATE export_chunks SET created_at = now() - interval '24 hours' WHERE job_id = $1`,
      [job.id],
    );
    const path = `/organizations/${organization.id}/exports/${job.id}`;
    expectProblem(await operator.get(path), 404, 'EXPORT.GONE');
  });

  test('goes with the organisation', async () => {
    const deletion = await operator.delete<Job>(`/organizations/${organization.id}`);
    await completed(deletion.body);
    expect(await database.query('SELECT FROM export_chunks')).toEqual([]);
  });
});

test('is of one moment, whatever is written meanwhile', async () => {
  const { id } = await anOrganization(operator);
  const write = (count: number) =>
    database.query(
      `WITH requester AS (
         INSERT INTO users (organization_id, email, hashed_password)
         SELECT $1, gen_random_uuid() || '@example.com', '!' FROM generate_series(1, $2) RETURNING id
       ) INSERT INTO tickets (organization_id, requester_id, message, status)
         SELECT $1, id, repeat('x', 200), 'open' FROM requester`,
      [id, count],
    );
  await write(20_000);
  const job = await begin(id);
  expect((await begin(id)).id).toBe(job.id);
  const over = new AbortController();
  const end = completed(job).finally(() => over.abort());
  while (!over.signal.aborted) await write(10);
  await end;
  const files = unzip((await download(id, job)).bytes);
  const users = rowsIn(files.get('users.ndjson'));
  const tickets = rowsIn(files.get('tickets.ndjson'));
  expect(tickets.length).toBeGreaterThanOrEqual(20_000);
  expect(users.length).toBe(tickets.length);
  expect(new Set(tickets.map((row) => row['id'])).size).toBe(tickets.length);
});

test('every column that sounds secret is said to be so, or not', async () => {
  const found = await database.query<{ name: string }>(
    `SELECT relname || '.' || attname AS name
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
     WHERE relname IN (SELECT name FROM (${OF_TENANTS}) AS of_tenants)
       AND relnamespace = 'public'::regnamespace
       AND attname ~ 'hash|secret|token|passw|cipher|encrypt|seal|nonce|salt|code|key|credential|signature'`,
  );
  expect(found.map(({ name }) => name).sort()).toEqual([...SECRETS, ...HARMLESS].sort());
});
