import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.js';
import { insertPastTickets } from '../support/past-tickets.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const MANY = 30_000;
const PAST = {
  from: '2010-01-01',
  to: '2010-01-02',
  policy: { mode: 'live', threshold: 0.9, overrides: {} },
};
const SOON = { every: 50 };

let database: TestDatabase;
let proxy: FaultyProxy;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  proxy = await startFaultyProxy(database.url);
  service = await startService({ DATABASE_URL: proxy.url });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  await insertPastTickets(database, { count: MANY, day: '2010-01-01', confidence: '0.5' });
});

afterAll(async () => {
  await service.stop();
  await proxy.close();
  await database.drop();
});

test('a replay that loses the database says so in its last line, and can be made again', async () => {
  const response = await fetch(`${service.url}/api/v1/triage/policy/replay`, {
    method: 'POST',
    headers: {
      accept: 'application/x-ndjson',
      authorization: `Bearer ${admin.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ...PAST, modelId: 1 }),
  });
  expect(response.status).toBe(200);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value ?? '';
  proxy.cut();
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  const last: unknown = JSON.parse(text.trim().split('\n').at(-1)!);
  expect(last).toMatchObject({ error: { status: 503, code: 'DATABASE.UNAVAILABLE' } });

  proxy.mend();
  const isReady = async () => (await admin.get('//health/ready')).status;
  await until(isReady, SOON).toBe(200);
  const again = await admin.post('/triage/policy/replay', PAST);
  expect(again).toMatchObject({ status: 200, body: { tickets: MANY } });
});
