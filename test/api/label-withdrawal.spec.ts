import { beforeAll, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  aTicket,
  expectProblem,
  type Label,
  NO_ID,
  theAdmin,
  type Ticket,
} from '../support/builders.js';

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const labelsOf = ({ id }: Ticket) => allOf<Label>(admin, `/tickets/${id}/labels`);
const inForce = async (ticket: Ticket) =>
  (await labelsOf(ticket)).filter(({ revokedAt }) => revokedAt === null);
const withdraw = ({ userId }: Api) => admin.delete(`/users/${userId}/labels`);
const audited = (user: Api) =>
  admin.get(`/audit-events?action=user.labels_withdrawn&subjectType=user&subjectId=${user.userId}`);

test("an agent's corrections go, with their examples, and what was said before counts again", async () => {
  const ticket = await aTicket().by(customer).autoResolved();
  await customer.post(`/tickets/${ticket.id}/feedback`, { rating: 1, resolved: false });
  const message = `I was charged twice, says ${ticket.id}`;
  const other = await aTicket().by(customer).saying(message);
  for (const { id } of [ticket, other]) {
    expect((await agent.patch(`/tickets/${id}`, { intent: 'refund_request' })).status).toBe(200);
  }
  const [label] = await inForce(other);
  expect(label!.exampleId).not.toBeNull();

  expect(await withdraw(agent)).toMatchObject({ status: 200, body: { withdrawn: 2 } });
  expect(await inForce(ticket)).toMatchObject([{ source: 'requester', isRight: false }]);
  expect(await inForce(other)).toEqual([]);
  expect(await labelsOf(other)).toMatchObject([{ exampleId: null, revokedBy: admin.userId }]);
  const { body } = await admin.get<Ticket>(`/tickets/${other.id}`);
  expect(body.intent).toBe(other.intent);
  expect((await audited(agent)).body['data']).toMatchObject([
    { actorId: admin.userId, after: { labels: 2 } },
  ]);
});

test('again it withdraws nothing, and tells nothing', async () => {
  expect((await withdraw(agent)).body).toEqual({ withdrawn: 0 });
  expect((await audited(agent)).body['data']).toHaveLength(1);
});

test("what a requester said goes, and does not come back when an agent's word is undone", async () => {
  const requester = await admin.newUser();
  const ticket = await aTicket().by(requester).autoResolved();
  await requester.post(`/tickets/${ticket.id}/feedback`, { rating: 5, resolved: true });
  await agent.patch(`/tickets/${ticket.id}`, { intent: 'refund_request' });
  expect((await withdraw(requester)).body).toEqual({ withdrawn: 1 });
  expect(await inForce(ticket)).toMatchObject([{ source: 'agent' }]);
  expect((await agent.delete(`/tickets/${ticket.id}/label`)).status).toBe(204);
  expect(await inForce(ticket)).toEqual([]);
});

test('whom nobody knows cannot be withdrawn', async () => {
  expectProblem(await admin.delete(`/users/${NO_ID}/labels`), 404, 'USER.NOT_FOUND');
});
