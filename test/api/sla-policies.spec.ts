import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { expectInvalid, expectProblem, NO_ID, theAdmin, unique } from '../support/builders.js';
import type { AuditEvent, BusinessHours, SlaPolicy } from '../support/schemas.js';
import { aPolicy, policyBody, someHours } from '../support/sla.js';

let admin: Api;
let agent: Api;
const made: string[] = [];

beforeAll(async () => {
  admin = await theAdmin();
  agent = await admin.newStaff('agent');
});

afterAll(async () => {
  for (const path of made.reverse()) await admin.delete(path);
});

const hours = async (fields: object = {}): Promise<BusinessHours> => {
  const row = await someHours(admin, fields);
  made.push(`/business-hours/${row.id}`);
  return row;
};
const policy = async (fields: object = {}): Promise<SlaPolicy> => {
  const row = await aPolicy(admin, fields);
  made.push(`/sla-policies/${row.id}`);
  return row;
};
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

describe('business hours', () => {
  const weekly = [
    { day: 'monday', from: '08:00', to: '12:00' },
    { day: 'monday', from: '13:00', to: '17:00' },
    { day: 'friday', from: '22:00', to: '02:00' },
  ];
  const holidays = [
    { date: '2026-12-25', name: 'Christmas' },
    { date: '2026-12-24', from: '12:00', to: '24:00' },
  ];

  test('are kept as they are given, and the staff reads them', async () => {
    const row = await hours({ weekly, holidays, timeZone: 'Australia/Lord_Howe' });
    const { name } = row;
    const times = { createdAt: TIME, updatedAt: TIME };
    const timeZone = 'Australia/Lord_Howe';
    const whole = { id: row.id, name, timeZone, weekly, holidays, version: 1, ...times };
    expect(row).toEqual(whole);
    expect((await agent.get(`/business-hours/${row.id}`)).body).toEqual(whole);
    const { body } = await agent.get<{ data: unknown[] }>('/business-hours?limit=100');
    expect(body.data).toContainEqual(whole);
  });

  test('change in part, by If-Match, and leave a trace', async () => {
    const { id } = await hours({ weekly });
    const path = `/business-hours/${id}`;
    const changed = await admin.patch(path, { holidays }, { headers: { 'if-match': '"1"' } });
    expect(changed.body).toMatchObject({ weekly, holidays, version: 2 });
    expect(changed.headers.get('etag')).toBe('"2"');
    const stale = await admin.patch(path, { weekly }, { headers: { 'if-match': '"1"' } });
    expectProblem(stale, 412, 'REQUEST.STALE_VERSION');
    const query = `subjectType=business_hours&subjectId=${id}`;
    const { body } = await admin.get<{ data: AuditEvent[] }>(`/audit-events?${query}`);
    const changes = body.data.find(({ action }) => action === 'business_hours.changed');
    expect(changes).toMatchObject({ before: { holidays: [] }, after: { holidays } });
  });

  test.each<[object, string]>([
    [{ name: ' ' }, 'name'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ timeZone: '+01:00' }, 'timeZone'],
    [{ weekly: [] }, 'weekly'],
    [{ weekly: null }, 'weekly'],
    [{ weekly: [{ day: 'monday', from: '9:00', to: '17:00' }] }, 'weekly[0].from'],
    [{ weekly: [weekly[0], { day: 'someday', from: '09:00', to: '17:00' }] }, 'weekly[1].day'],
    [{ weekly: [{ day: 'monday', from: '09:00', to: '25:00' }] }, 'weekly[0].to'],
    [{ weekly: [{ day: 'monday', from: '09:00', to: '09:00' }] }, 'weekly[0].to'],
    [{ weekly: [weekly[0], weekly[0]] }, 'weekly[1]'],
    [{ weekly: [{ day: 'monday', from: '09:00', to: '09:30' }] }, 'weekly'],
    [{ holidays: [{ date: '2026-02-30' }] }, 'holidays[0].date'],
    [{ holidays: [{ date: '2026-12-24', from: '12:00' }] }, 'holidays[0].to'],
    [{ holidays: [{ date: '2026-12-24', color: 'red' }] }, 'holidays[0].color'],
  ])('cannot be %j', async (fields, path) => {
    const whole = { name: unique('hours'), timeZone: 'UTC', weekly, ...fields };
    expectInvalid(await admin.post('/business-hours', whole), path);
  });

  test('cannot become what they could not be made as', async () => {
    const { id } = await hours({ weekly });
    const two = [weekly[0], weekly[0]];
    expectInvalid(await admin.patch(`/business-hours/${id}`, { weekly: two }), 'weekly[1]');
  });

  test('stay while a policy counts by them', async () => {
    const { id, name } = await hours();
    const { id: policyId } = await policy({ businessHoursId: id });
    const path = `/business-hours/${id}`;
    expectProblem(await admin.delete(path), 409, 'BUSINESS_HOURS.IN_USE');
    await admin.patch(`/sla-policies/${policyId}`, { businessHoursId: null });
    expect((await admin.delete(path)).status).toBe(204);
    expectProblem(await admin.get(path), 404, 'BUSINESS_HOURS.NOT_FOUND');
    expect((await hours({ name })).name).toBe(name);
  });
});

describe('an SLA policy', () => {
  test('needs only a name and a target, and is then for all', async () => {
    const body = { name: unique('policy'), active: false, targets: { low: { resolution: 1 } } };
    const answer = await admin.post<SlaPolicy>('/sla-policies', body);
    made.push(`/sla-policies/${answer.body.id}`);
    expect(answer.body).toEqual({
      ...body,
      id: expect.any(Number),
      order: 100,
      conditions: {},
      warning: null,
      businessHoursId: null,
      version: 1,
      createdAt: TIME,
      updatedAt: TIME,
    });
  });

  test('keeps all that it is given, and the staff reads it', async () => {
    const fields = {
      order: 3,
      conditions: {
        priorities: ['high', 'urgent'],
        channels: ['email'],
        tags: [unique('tag')],
        requesterTiers: ['gold'],
        teamIds: [1, 2],
      },
      targets: {
        high: { firstResponse: 60, nextResponse: 120, resolution: 1_440 },
        urgent: { firstResponse: 15 },
      },
      warning: { share: 0.8 },
      businessHoursId: (await hours()).id,
    };
    const row = await policy(fields);
    expect(row).toMatchObject(fields);
    expect((await agent.get(`/sla-policies/${row.id}`)).body).toEqual(row);
    const changed = await admin.patch(`/sla-policies/${row.id}`, { warning: { minutes: 5 } });
    expect(changed.body).toMatchObject({ ...fields, warning: { minutes: 5 }, version: 2 });
    const none = await admin.patch(`/sla-policies/${row.id}`, { warning: null });
    expect(none.body).toMatchObject({ warning: null, version: 3 });
  });

  test.each<[object, string]>([
    [{ targets: {} }, 'targets'],
    [{ targets: { high: {} } }, 'targets'],
    [{ targets: { high: { firstResponse: 0 } } }, 'targets.high.firstResponse'],
    [{ targets: { high: { firstReply: 1 } } }, 'targets.high.firstReply'],
    [{ targets: { hottest: { resolution: 1 } } }, 'targets.hottest'],
    [{ targets: [] }, 'targets'],
    [{ conditions: { priorities: ['hottest'] } }, 'conditions.priorities'],
    [{ conditions: { channels: [] } }, 'conditions.channels'],
    [{ conditions: { tags: ['a', 'a'] } }, 'conditions.tags'],
    [{ conditions: { teamIds: [0] } }, 'conditions.teamIds'],
    [{ conditions: { moon: 'full' } }, 'conditions.moon'],
    [{ warning: {} }, 'warning'],
    [{ warning: { share: 0.5, minutes: 5 } }, 'warning'],
    [{ warning: { share: 1 } }, 'warning.share'],
    [{ order: -1 }, 'order'],
    [{ active: 'yes' }, 'active'],
    [{ businessHoursId: NO_ID }, 'businessHoursId'],
  ])('cannot be %j', async (fields, path) => {
    expectInvalid(await admin.post('/sla-policies', policyBody(fields)), path);
  });
});

describe('what escalates', () => {
  test('is all of it, until somebody switches a reason off', async () => {
    const first = await admin.get<{ version: number }>('/escalation-settings');
    expect(first.body).toMatchObject({ lowConfidence: true, negativeSentiment: true });
    const headers = { 'if-match': first.headers.get('etag')! };
    const off = await admin.patch('/escalation-settings', { lowConfidence: false }, { headers });
    const version = first.body.version + 1;
    expect(off.body).toMatchObject({ lowConfidence: false, negativeSentiment: true, version });
    expect((await admin.get('/escalation-settings')).body).toEqual(off.body);
    const on = await admin.patch('/escalation-settings', { lowConfidence: true });
    expect(on.body).toMatchObject({ lowConfidence: true });
  });

  test.each([{}, { lowConfidence: 1 }, { lowConfidence: null }, { always: true }])(
    'cannot be %j',
    async (change) => {
      expectInvalid(
        await admin.patch('/escalation-settings', change),
        Object.keys(change)[0] ?? 'body',
      );
    },
  );
});
