import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';

const CSV = { headers: { 'content-type': 'text/csv' } };

let database: TestDatabase;
let service: Service;
let admin: Api;
let before: unknown;

beforeAll(async () => {
  database = await createTrainedDatabase();
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

function contents(): Promise<unknown> {
  return database.query(
    'SELECT (SELECT count(*) FROM examples) AS examples, (SELECT count(*) FROM intents) AS intents',
  );
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

/** Sends by an agent of the test's own; gives up when nothing comes for a minute. */
function send(
  agent: Agent,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string | Buffer,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(service.url + path, { agent, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        clearTimeout(patience);
        resolve({ status: response.statusCode ?? 0, body: text });
      });
    });
    const patience = setTimeout(() => reject(new Error(`${path} did not answer`)), 60_000);
    sent.on('error', reject).end(body);
  });
}

function upload(agent: Agent, file: string | Buffer): Promise<Reply> {
  const headers = { 'content-type': 'text/csv', authorization: `Bearer ${admin.token ?? ''}` };
  return send(agent, 'POST', '/api/v1/triage/examples/import', headers, file);
}

beforeEach(async () => {
  // A test that ended the service must not fail the others.
  if (!(service as Service | undefined) || service.process.exitCode !== null) {
    service = await startService({ DATABASE_URL: database.url });
    admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  }
  before = await contents();
});

async function expectUnharmed(): Promise<void> {
  expect((await admin.get('//health/ready')).status).toBe(200);
  expect(service.process.exitCode).toBeNull();
  expect(await contents()).toEqual(before);
}

test.each([
  ['a wrong byte', Buffer.from('text,intent\nhello \xff,greeting\n', 'latin1')],
  ['a character that is cut off', Buffer.from('text,intent\nhello,greeting\nca\xe2\x82', 'latin1')],
  [
    'a wrong byte in a late chunk',
    Buffer.from(`text,intent\n${'hello,x\n'.repeat(50_000)}\xff`, 'latin1'),
  ],
])('an import with %s is refused', async (_, file) => {
  const { status, body } = await admin.post('/triage/examples/import', file, CSV);
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 'IMPORT.REFUSED', detail: expect.stringContaining('UTF-8') });
  await expectUnharmed();
});

test('an upload that breaks off imports nothing and harms nobody', async () => {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    [
      'POST /api/v1/triage/examples/import HTTP/1.1',
      `Host: ${hostname}`,
      `Authorization: Bearer ${admin.token ?? ''}`,
      'X-Request-Id: broken-upload',
      'Content-Type: text/csv',
      'Content-Length: 1000000',
      '',
      'text,intent\nhello,greeting\n',
    ].join('\r\n'),
  );
  // The service reads the body once it has looked the user up; any later request comes after that.
  await admin.get('/users/me');
  await admin.get('/users/me');
  socket.destroy();
  // Time enough for the service to notice.
  for (let call = 0; call < 20; call++) await admin.get('/users/me');
  await expectUnharmed();
});

test('a file that is too large is refused', async () => {
  const row = `${'word '.repeat(1_900)},greeting\n`;
  const { status, body } = await upload(new Agent(), `text,intent\n${row.repeat(7_200)}`);
  expect(status).toBe(413);
  expect(JSON.parse(body)).toMatchObject({ code: 'IMPORT.TOO_LARGE' });
  await expectUnharmed();
});

test('a refusal that comes before the end of the file does not block the connection', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const file = Buffer.from(`text,intent\n\xff${'hello,greeting\n'.repeat(500_000)}`, 'latin1');
  expect((await upload(agent, file)).status).toBe(400);
  try {
    expect((await send(agent, 'GET', '/health', {})).status).toBe(200);
  } finally {
    agent.destroy();
  }
});

test('one wrong row keeps all out, and is named', async () => {
  const file = `text,intent\n${'a fine row,greeting\n'.repeat(2_500)}bad\u0007,greeting\n`;
  const { status, body } = await admin.post('/triage/examples/import', file, CSV);
  expect(status).toBe(400);
  expect(body['errors']).toEqual([
    { path: 'line 2502, text', message: 'must not contain control characters' },
  ]);
  await expectUnharmed();
});

test('a good file counts once', async () => {
  const rows = Array.from({ length: 2_500 }, (_, number) => `good morning ${number},greeting`);
  const file = ['text,intent', ...rows, rows[0], ''].join('\r\n');
  const first = await admin.post('/triage/examples/import', file, CSV);
  expect(first.body).toEqual({
    rows: 2_501,
    imported: 2_500,
    duplicates: 1,
    intentsCreated: ['greeting'],
  });
  const second = await admin.post('/triage/examples/import', file, CSV);
  expect(second.body).toMatchObject({ imported: 0, duplicates: 2_501, intentsCreated: [] });
});
