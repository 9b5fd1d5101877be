import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const REQUESTS = 6;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTrainedDatabase();
});

afterAll(() => database.drop());

function waiting(): Promise<unknown[]> {
  return database.query(
    `SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%tickets%'`,
  );
}

test('the requests under way finish, and a second signal changes nothing', async () => {
  const service = await startService({ DATABASE_URL: database.url });
  const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  const blocker = new pg.Client({ connectionString: database.url });
  await blocker.connect();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE');
  const pending = Promise.all(
    Array.from({ length: REQUESTS }, (_, number) =>
      admin.post('/tickets', { message: `I was charged twice, ${number}` }),
    ),
  );
  // They are written by few statements. Once somebody who came later is answered, all have arrived.
  await until(waiting).not.toEqual([]);
  expect((await admin.get('/users/me')).status).toBe(200);

  const exited = new Promise((resolve) => service.process.once('exit', resolve));
  service.process.kill('SIGTERM');
  await until(service.output).toContain('finishing the requests');
  const connect = () =>
    fetch(`${service.url}/health`)
      .then(({ status }) => status)
      .catch(() => 0);
  // No new connection is taken, so that a load balancer goes elsewhere.
  await until(connect).not.toBe(200);
  service.process.kill('SIGINT');
  expect(service.process.exitCode).toBeNull();

  await blocker.query('ROLLBACK');
  await blocker.end();
  const answers = await pending;
  expect(answers.map(({ status }) => status)).toEqual(Array(REQUESTS).fill(201));
  expect(await exited).toBe(0);
  const ids = answers.map(({ body }) => body['id']);
  const stored = await database.query<{ id: number }>(
    'SELECT ticket_id AS id FROM decisions WHERE ticket_id = ANY($1)',
    [ids],
  );
  expect(stored).toHaveLength(REQUESTS);
});

test('at SIGTERM readiness fails first, while everything is still answered', async () => {
  const service = await startService({ DATABASE_URL: database.url, SHUTDOWN_DELAY_SECONDS: '15' });
  const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  expect((await admin.get('//health/ready')).headers.get('connection')).toBe('keep-alive');
  const exited = once(service.process, 'exit');
  service.process.kill('SIGTERM');
  const status = async () => (await admin.get('//health/ready')).status;
  await until(status, { every: 10 }).toBe(503);
  const ready = await admin.get('//health/ready');
  expect(ready.body).toMatchObject({ status: 'stopping', components: { database: 'up' } });
  // Also a client behind a balancer of connections, which does not ask, shall go elsewhere.
  expect(ready.headers.get('connection')).toBe('close');
  expect((await admin.get('//health')).status).toBe(200);
  expect((await admin.post('/tickets', { message: 'I was charged twice' })).status).toBe(201);
  expect(await exited).toEqual([0, null]);
});

test('Ctrl-C does not wait for load balancers', async () => {
  const service = await startService({ DATABASE_URL: database.url, SHUTDOWN_DELAY_SECONDS: '300' });
  const exited = once(service.process, 'exit');
  service.process.kill('SIGTERM');
  const status = async () => (await new Api(service.url).get('//health/ready')).status;
  await until(status).toBe(503);
  service.process.kill('SIGINT');
  expect(await exited).toEqual([0, null]);
});

test('connections that say nothing, or half of it, do not hold the shutdown up', async () => {
  const service = await startService({ DATABASE_URL: database.url });
  const { hostname, port } = new URL(service.url);
  const sockets = ['', 'GET /health HTTP/1.1\r\nHost: x\r\n'].map((text) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    return socket.on('error', () => undefined);
  });
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  expect((await new Api(service.url).get('//health')).status).toBe(200);
  expect(await service.stop()).toBe(0);
});

test('an idle connection does not hold the shutdown up', async () => {
  const service = await startService({ DATABASE_URL: database.url });
  const agent = new Agent({ keepAlive: true });
  const closed = new Promise<void>((resolve) => {
    const call = request(`${service.url}/health`, { agent }, (response) => {
      response.resume();
    });
    call.on('socket', (socket) => socket.on('close', () => resolve()));
    call.on('close', () => service.process.kill('SIGINT'));
    call.end();
  });
  const exited = new Promise((resolve) => service.process.once('exit', resolve));
  await closed;
  expect(await exited).toBe(0);
  agent.destroy();
});

test('nothing stays connected to the database', async () => {
  const connections = () =>
    database.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'automated-customer-support%'`,
    );
  await until(connections).toEqual([]);
});
