import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Api } from '../support/api.js';
import {
  anIntent,
  aTicket,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import type { Activity, Team } from '../support/schemas.js';

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

async function aTeam(...members: Api[]): Promise<Team> {
  const { body } = await admin.post<Team>('/teams', { name: unique('team') });
  for (const { userId } of members) await admin.put(`/teams/${body.id}/members/${userId}`, {});
  return body;
}

const assign = (id: number, body: object): Promise<Answer<Ticket>> =>
  agent.post<Ticket>(`/tickets/${id}/assignment`, body);
const aTicketId = async (): Promise<number> => (await aTicket().by(customer).escalated()).id;

describe('a team', () => {
  test('has a name of its own, intents as skills, and staff as members', async () => {
    const { id, version } = await aTeam();
    const { userId } = agent;
    const set = await admin.put<Team>(`/teams/${id}/members/${userId}`, {
      skills: ['charged_twice'],
    });
    expect(set.body).toMatchObject({
      members: [{ userId, skills: ['charged_twice'] }],
      version: version + 1,
    });
    const changed = await admin.patch<Team>(`/teams/${id}`, { skills: ['order_status'] });
    expect(changed.body).toMatchObject({ skills: ['order_status'], version: version + 2 });
    expect((await agent.get<Team>(`/teams/${id}`)).body).toEqual(changed.body);
    const unknown = await admin.patch(`/teams/${id}`, { skills: ['order_status', unique()] });
    expectInvalid(unknown, 'skills.1');
    expect((await admin.delete(`/teams/${id}/members/${userId}`)).status).toBe(204);
    expect((await agent.get<Team>(`/teams/${id}`)).body.members).toEqual([]);
    expectProblem(
      await admin.delete(`/teams/${id}/members/${userId}`),
      404,
      'TEAM.MEMBER_NOT_FOUND',
    );
  });

  test('takes no customer, and nobody who is gone', async () => {
    const { id } = await aTeam();
    for (const userId of [customer.userId, NO_ID]) {
      expectInvalid(await admin.put(`/teams/${id}/members/${userId}`, {}), 'userId');
    }
  });

  test('loses who leaves the staff', async () => {
    const leaving = await admin.newStaff('agent');
    const { id } = await aTeam(leaving);
    await admin.patch(`/users/${leaving.userId}/role`, { role: 'user' });
    expect((await agent.get<Team>(`/teams/${id}`)).body.members).toEqual([]);
  });

  test('knows an intent by its new name', async () => {
    const intent = await anIntent(admin);
    const { id } = await aTeam();
    await admin.patch(`/teams/${id}`, { skills: [intent.name] });
    const name = unique('intent');
    await admin.patch(`/triage/intents/${intent.id}`, { name });
    expect((await agent.get<Team>(`/teams/${id}`)).body.skills).toEqual([name]);
    await admin.delete(`/triage/intents/${intent.id}`);
  });

  test('leaves its tickets without one when it is removed', async () => {
    const { id: teamId } = await aTeam();
    const id = await aTicketId();
    const { body: given } = await agent.patch<Ticket>(`/tickets/${id}`, { teamId });
    expect(given.teamId).toBe(teamId);
    const listed = await agent.get<Page<Ticket>>(`/tickets?teamId=${teamId}`);
    expect(listed.body.data.map((ticket) => ticket.id)).toEqual([id]);
    expect((await admin.delete(`/teams/${teamId}`)).status).toBe(204);
    const { body } = await agent.get<Ticket>(`/tickets/${id}`);
    expect(body).toMatchObject({ teamId: null, version: given.version + 1 });
    const { body: activity } = await agent.get<Page<Activity>>(`/tickets/${id}/activity`);
    expect(activity.data.map(({ field, from, to, actorId }) => [field, from, to, actorId])).toEqual(
      [
        ['teamId', null, teamId, agent.userId],
        ['teamId', teamId, null, admin.userId],
      ],
    );
  });

  test.each([0, '1', 1.5, NO_ID])('%j is none that a ticket could have', async (teamId) => {
    expectInvalid(await agent.patch(`/tickets/${await aTicketId()}`, { teamId }), 'teamId');
  });
});

describe('an assignment', () => {
  test('in turn goes to one after the other', async () => {
    const members = [await admin.newStaff('agent'), await admin.newStaff('agent')];
    const { id: teamId } = await aTeam(...members);
    const got: (number | null)[] = [];
    for (let i = 0; i < 4; i++) {
      const { body } = await assign(await aTicketId(), { teamId, strategy: 'round_robin' });
      expect(body.teamId).toBe(teamId);
      got.push(body.assigneeId);
    }
    const [one, other] = members.map(({ userId }) => userId);
    expect(got).toEqual([one, other, one, other]);
  });

  test('by load counts what others are given at the same time', async () => {
    const members = await Promise.all([1, 2, 3].map(() => admin.newStaff('agent')));
    const { id: teamId } = await aTeam(...members);
    const ids = await Promise.all(Array.from({ length: 9 }, aTicketId));
    const answers = await Promise.all(
      ids.map((id) => assign(id, { teamId, strategy: 'least_loaded' })),
    );
    const counts = members.map(
      ({ userId }) => answers.filter(({ body }) => body.assigneeId === userId).length,
    );
    expect(counts).toEqual([3, 3, 3]);
  });

  test('by skill goes to who takes its intent, and is refused where nobody does', async () => {
    const [able, other] = [await admin.newStaff('agent'), await admin.newStaff('agent')];
    const { id: teamId } = await aTeam(other);
    const skills = ['legal_threat'];
    await admin.put(`/teams/${teamId}/members/${other.userId}`, { skills: ['order_status'] });
    const id = await aTicketId();
    const nobody = await assign(id, { teamId, strategy: 'by_skill' });
    expectProblem(nobody, 409, 'TICKET.NOBODY_TO_ASSIGN');
    await admin.put(`/teams/${teamId}/members/${able.userId}`, { skills });
    const { body } = await assign(id, { teamId, strategy: 'by_skill' });
    expect(body.assigneeId).toBe(able.userId);
  });

  test('passes by who cannot sign in, and a team that is not active', async () => {
    const member = await admin.newStaff('agent');
    const { id: teamId } = await aTeam(member);
    await admin.patch(`/users/${member.userId}`, { disabled: true });
    const id = await aTicketId();
    const body = { teamId, strategy: 'least_loaded' };
    expectProblem(await assign(id, body), 409, 'TICKET.NOBODY_TO_ASSIGN');
    await admin.patch(`/users/${member.userId}`, { disabled: false });
    await admin.patch(`/teams/${teamId}`, { active: false });
    expectProblem(await assign(id, body), 409, 'TICKET.NOBODY_TO_ASSIGN');
    expectProblem(await assign(id, { ...body, teamId: NO_ID }), 404, 'TEAM.NOT_FOUND');
  });
});
