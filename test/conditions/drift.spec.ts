import { beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import type { Drift } from '../support/schemas.js';
import { type Service, startService } from '../support/service.js';
import { until } from '../support/until.js';

let database: TestDatabase;
let service: Service;
let admin: Api;

beforeAll(async () => {
  ({ database, service, admin } = await fixture());
  await database.query(
    `INSERT INTO tickets (requester_id, message, status) VALUES (1, 'x', 'open')`,
  );
  // As if the model had been judged by a thousand messages, one in fifty unlike every example.
  const even = Array<number>(20).fill(50);
  const appearance = { total: 1_000, unfamiliar: 20, confidences: even, knownShares: even };
  const profile = { curated: {}, tickets: {}, appearance };
  await database.query(`UPDATE models SET held_out_profile = $1`, [JSON.stringify(profile)]);
});

/** Decisions of the active model, their confidences and known shares even from 0 to 1. */
async function decide(count: number, unfamiliarEach: number): Promise<void> {
  await database.query(
    `INSERT INTO decisions (ticket_id, model_id, outcome, reason, intent, confidence, familiar,
                            answerable, alternatives, evidence, known_share)
     SELECT 1, (SELECT id FROM models WHERE status = 'active'), 'escalated', 'below_threshold',
            'order_status', n::float8 / $1, n % $2 > 0, true, '[]', '[]', n::real / $1
     FROM generate_series(1, $1::int) AS n`,
    [count, unfamiliarEach],
  );
}

const drift = async () => (await admin.get<Drift>('/reports/drift')).body;
const readiness = async () => {
  const { status, body } = await admin.get<{ components: { drift: string } }>('//health/ready');
  return [status, body.components.drift];
};
const logged = (line: RegExp) => service.output().match(new RegExp(line, 'g'))?.length ?? 0;
const ALARM = /the last 1000 tickets are unlike what model \d+ was judged by \(unfamiliar\)/;
const OVER = /the drift of model \d+ is over: steady now/;

test('tells report, readiness and log that tickets drift, and when it is over', async () => {
  await decide(199, 50);
  expect(await drift()).toMatchObject({ status: 'unknown', tickets: 199, missing: 1, signals: [] });
  expect(await readiness()).toEqual([200, 'unknown']);

  await decide(1_000, 50);
  const steady = await drift();
  expect(steady).toMatchObject({ status: 'steady', tickets: 1_000, missing: 0 });
  expect(steady.signals.map(({ signal }) => signal)).toEqual([
    'confidence',
    'unfamiliar',
    'known_share',
  ]);
  expect(await readiness()).toEqual([200, 'steady']);
  expect(logged(ALARM)).toBe(0);

  await decide(1_000, 5);
  for (let look = 0; look < 3; look++) {
    const { status, signals } = await drift();
    expect(status).toBe('drifted');
    expect(signals.filter(({ drifted }) => drifted)).toMatchObject([{ signal: 'unfamiliar' }]);
  }
  expect(await readiness()).toEqual([200, 'drifted']);
  expect(logged(ALARM)).toBe(1);
  const report = await admin.get<{ drift: Drift }>('/reports/outcomes');
  expect(report.body.drift).toEqual(await drift());

  await decide(1_000, 50);
  expect(await drift()).toMatchObject({ status: 'steady' });
  expect(await readiness()).toEqual([200, 'steady']);
  expect([logged(ALARM), logged(OVER)]).toEqual([1, 1]);
});

test('is noticed by an instance that starts, without being asked', async () => {
  await decide(1_000, 5);
  const other = await startService({ DATABASE_URL: database.url });
  try {
    await until(() => other.output()).toMatch(ALARM);
    const { body } = await new Api(other.url).get<{ status: string }>('//health/ready');
    expect(body).toMatchObject({ status: 'ok', components: { drift: 'drifted' } });
  } finally {
    expect(await other.stop()).toBe(0);
  }
});

test('is unknown of a model that was never judged', async () => {
  await database.query(`UPDATE models SET held_out_profile = NULL`);
  expect(await drift()).toMatchObject({ status: 'unknown', tickets: 1_000, missing: 0 });
});
