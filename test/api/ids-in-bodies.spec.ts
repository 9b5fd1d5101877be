import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  anIntent,
  aTicket,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';

/** Ids and names in bodies and queries are checked like ids in paths. */
let admin: Api;
let agent: Api;
let user: Api;
let stranger: Api;
let ticketId: number;
let foreignId: number;

beforeAll(async () => {
  admin = await theAdmin();
  agent = await admin.newStaff('agent');
  [user, stranger] = await Promise.all([admin.newUser(), admin.newUser()]);
  ticketId = (await aTicket().by(user).escalated()).id;
  foreignId = (await aTicket().by(stranger).escalated()).id;
});

describe('the assignee of a ticket', () => {
  test('may be an agent or an admin', async () => {
    for (const { userId } of [agent, await admin.newStaff('admin')]) {
      const { status, body } = await agent.patch(`/tickets/${ticketId}`, { assigneeId: userId });
      expect(status).toBe(200);
      expect(body['assigneeId']).toBe(userId);
    }
  });

  test('may not be a customer, nobody, or somebody who is gone or no agent any more', async () => {
    const [gone, demoted] = [await admin.newStaff('agent'), await admin.newStaff('agent')];
    await admin.delete(`/users/${gone.userId}`);
    await admin.patch(`/users/${demoted.userId}/role`, { role: 'user' });
    for (const assigneeId of [user.userId, stranger.userId, NO_ID, gone.userId, demoted.userId]) {
      const answer = await agent.patch(`/tickets/${ticketId}`, { assigneeId });
      expect(expectInvalid(answer, 'assigneeId')).toEqual(['must be the id of an agent or admin']);
    }
  });

  test('may not be set by a customer, on whatever ticket', async () => {
    for (const id of [ticketId, foreignId, NO_ID]) {
      const answer = await user.patch(`/tickets/${id}`, { assigneeId: agent.userId });
      expectProblem(answer, 403, 'TICKET.STAFF_ONLY');
    }
  });
});

test.each([0, -1, 1.5, '1', NO_ID + 1, 1e20, [1], { id: 1 }, true])(
  'an id in a body cannot be %j',
  async (id) => {
    const policy = { mode: 'live', threshold: 0.9 };
    expectInvalid(await agent.patch(`/tickets/${ticketId}`, { assigneeId: id }), 'assigneeId');
    expectInvalid(await admin.post('/triage/policy/replay', { policy, modelId: id }), 'modelId');
  },
);

describe('the name of an intent', () => {
  test('that is not in the taxonomy is refused as the intent of a ticket', async () => {
    const { id, name } = await anIntent(admin);
    await admin.delete(`/triage/intents/${id}`);
    for (const intent of [unique(), name, '__proto__', 'constructor', 'CHARGED_TWICE']) {
      expectInvalid(await agent.patch(`/tickets/${ticketId}`, { intent }), 'intent');
    }
  });

  test('that is not in the taxonomy is refused in a policy, also in one that is only tried', async () => {
    const name = unique();
    const policy = { mode: 'live', threshold: 0.9, overrides: { [name]: { neverAnswer: true } } };
    expectInvalid(await admin.put('/triage/policy', policy), `overrides.${name}`);
    const replay = await admin.post('/triage/policy/replay', { policy });
    expectInvalid(replay, `overrides.${name}`);
  });

  test('that is not in the taxonomy is refused in an import that must not create any', async () => {
    const csv = `text,intent\nwhere is it?,${unique()}\n`;
    const headers = { 'content-type': 'text/csv' };
    const answer = await admin.post('/triage/examples/import?createIntents=false', csv, {
      headers,
    });
    expect(expectProblem(answer, 400, 'IMPORT.REFUSED').errors).toHaveLength(1);
  });
});

test('a model that there is not is not found when a replay names it', async () => {
  const policy = { mode: 'live', threshold: 0.9 };
  const answer = await admin.post('/triage/policy/replay', { policy, modelId: NO_ID });
  expectProblem(answer, 404, 'MODEL.NOT_FOUND');
});

describe('a filter by id', () => {
  const list = async (query: string) =>
    (await user.get<Page<{ requesterId: number }>>(`/tickets?${query}`)).body.data;

  test('shows a customer nothing of anybody else', async () => {
    expect(await list(`requesterId=${stranger.userId}`)).toEqual([]);
    expect(await list(`requesterId=${NO_ID}`)).toEqual([]);
    await agent.patch(`/tickets/${foreignId}`, { assigneeId: agent.userId });
    const assigned = await list(`assigneeId=${agent.userId}`);
    expect(assigned.every(({ requesterId }) => requesterId === user.userId)).toBe(true);
  });

  test('shows a customer nothing of anybody else from the page that an agent reads', async () => {
    const { body } = await agent.get<Page<object>>('/tickets?limit=1');
    const rows = await list(`limit=100&cursor=${encodeURIComponent(body.meta.nextCursor!)}`);
    expect(rows.every(({ requesterId }) => requesterId === user.userId)).toBe(true);
  });
});

test('an example is not removed over an intent that it does not belong to', async () => {
  const [one, other] = [await anIntent(admin), await anIntent(admin)];
  const text = unique();
  const { body } = await admin.post(`/triage/intents/${one.id}/examples`, { text });
  const path = `/triage/intents/${other.id}/examples/${Number(body['id'])}`;
  expect((await admin.delete(path)).status).toBe(404);
  expect((await admin.delete(`/triage/background/${Number(body['id'])}`)).status).toBe(404);
  expect((await admin.get(`/triage/examples/${Number(body['id'])}`)).status).toBe(200);
  for (const { id } of [one, other]) await admin.delete(`/triage/intents/${id}`);
});
