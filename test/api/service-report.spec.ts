import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Api } from '../support/api.js';
import { aTicket, expectInvalid, expectProblem, theAdmin } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import type { ServiceReport } from '../support/service-facts.js';
import { until } from '../support/until.js';

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

async function report(query = ''): Promise<ServiceReport> {
  const { status, body } = await agent.get<ServiceReport>(`/reports/service${query}`);
  expectThat(status, JSON.stringify(body)).toBe(200);
  return body;
}

test('tells soon what the staff did', async () => {
  const { id } = await aTicket().by(customer).escalated();
  await admin.patch(`/tickets/${id}`, { assigneeId: agent.userId });
  await agent.patch(`/tickets/${id}`, { status: 'closed' });
  const ofAgent = async () => (await report(`?agentId=${agent.userId!}`)).total;
  await until(ofAgent, { within: 60_000, every: 200 }).toMatchObject({
    created: 1,
    escalated: 1,
    resolved: 1,
    backlog: 0,
  });
  const { groups } = await report('?groupBy=agent');
  const own = groups.find(({ group }) => group === String(agent.userId));
  expect(own).toMatchObject({ name: expect.stringMatching(/@/), resolved: 1 });
});

test('is of the last thirty days, each of them a group', async () => {
  const { from, to, groupBy, groups } = await report('?groupBy=day');
  expect(groupBy).toBe('day');
  expect(groups).toHaveLength(30);
  expect([groups[0]!.group, groups.at(-1)!.group]).toEqual([from, to]);
});

test('of another time says nothing', async () => {
  const { total, groups, moreGroups } = await report('?from=1999-01-01&to=1999-01-02&groupBy=team');
  expect(total).toMatchObject({ created: 0, resolved: 0, backlog: 0, replies: 0 });
  expect(total.resolution).toMatchObject({ meanSeconds: null, medianSeconds: null });
  expect({ groups, moreGroups }).toEqual({ groups: [], moreGroups: false });
});

test('is CSV with a row for each group, or one for all', async () => {
  const asked = { headers: { accept: 'text/csv' } };
  const all = await agent.get<string>('/reports/service?from=2026-01-01&to=2026-01-31', asked);
  expect(all.headers.get('content-type')).toMatch(/^text\/csv/);
  expect(all.headers.get('content-disposition')).toContain('service-2026-01-01-2026-01-31.csv');
  expect(parse(all.body, { columns: true })).toHaveLength(1);
  const days = await agent.get<string>('/reports/service?groupBy=day&format=csv');
  const rows = parse<Record<string, string>>(days.body, { columns: true });
  expect(rows).toHaveLength(30);
  expect(rows[0]).toMatchObject({ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), name: '' });
});

test.each([
  ['from', 'from=yesterday'],
  ['from', 'from=2026-01-01T00:00:00Z'],
  ['from', 'from=2026-02-01&to=2026-01-01'],
  ['from', 'from=2020-01-01&to=2026-01-01'],
  ['to', 'to=2026-02-30'],
  ['groupBy', 'groupBy=mood'],
  ['channel', 'channel=pigeon'],
  ['teamId', 'teamId=0'],
  ['agentId', 'agentId=me'],
])('refuses a wrong %s: %s', async (path, query) => {
  expectInvalid(await agent.get(`/reports/service?${query}`), path);
});

test('is for the staff alone', async () => {
  expectProblem(await customer.get('/reports/service'), 403, 'AUTH.FORBIDDEN');
});
