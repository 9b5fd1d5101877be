import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { MESSAGES, type Page } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { allIsHeard } from '../support/heard-events.js';
import type { Conversation, Thread, Transition } from '../support/schemas.js';

let admin: Api;
let agent: Api;
let database: TestDatabase;

beforeAll(async () => {
  ({ admin, database } = await fixture());
  agent = await admin.newStaff('agent');
});

/** What becomes of an answered first message, and why. */
async function afterwards(customer: Api, message: string): Promise<[unknown, unknown, unknown]> {
  const { body } = await customer.post<Thread>('/conversations', { message });
  expect(body.ticket).toMatchObject({ status: 'auto_resolved' });
  await allIsHeard(database);
  const path = `/conversations/${body.conversation.id}`;
  const { status } = (await agent.get<Conversation>(path)).body;
  const { data } = (await agent.get<Page<Transition>>(`${path}/transitions`)).body;
  const ticket = (await agent.get(`/tickets/${body.ticket!.id}`)).body;
  return [status, data[0]?.reason ?? null, ticket['status']];
}

const switched = (change: object): Promise<unknown> => admin.patch('/escalation-settings', change);

const STAYS = ['waiting_for_user', null, 'auto_resolved'];
const goes = (reason: string) => ['escalated', reason, 'escalated'];
const ANGRY = `${MESSAGES.answered} This is an absolute disgrace, I am furious!`;

describe('a first message that the machine has answered', () => {
  test('stays with the customer, also the second about the same', async () => {
    const customer = await admin.newUser();
    await switched({ repeatedContact: true });
    for (let i = 0; i < 2; i++) {
      expect(await afterwards(customer, MESSAGES.answered)).toEqual(STAYS);
    }
    expect(await afterwards(customer, MESSAGES.answered)).toEqual(goes('repeated_contact'));
    expect(await afterwards(await admin.newUser(), MESSAGES.answered)).toEqual(STAYS);
    await switched({ repeatedContact: false });
    expect(await afterwards(customer, MESSAGES.answered)).toEqual(STAYS);
  });

  test('goes to a person where the customer asks so in a conversation for the third time', async () => {
    const customer = await admin.newUser();
    await switched({ repeatedContact: true });
    await customer.post('/conversations', { message: MESSAGES.answered });
    const { body } = await customer.post<Thread>('/conversations', { message: MESSAGES.answered });
    const path = `/conversations/${body.conversation.id}`;
    const content = `One more thing: ${MESSAGES.answered}`;
    const later = await customer.post<Thread>(`${path}/messages`, { content });
    expect(later.body.conversation.status).toBe('escalated');
    const ticket = await agent.get(`/tickets/${later.body.ticket!.id}`);
    expect(ticket.body['status']).toBe('escalated');
    const { data } = (await agent.get<Page<Transition>>(`${path}/transitions`)).body;
    expect(data).toMatchObject([{ reason: 'repeated_contact', actorId: null }]);
    await switched({ repeatedContact: false });
  });

  test('goes to a person where it is angry', async () => {
    const customer = await admin.newUser();
    expect(await afterwards(customer, ANGRY)).toEqual(goes('negative_sentiment'));
    await switched({ negativeSentiment: false });
    expect(await afterwards(customer, ANGRY)).toEqual(STAYS);
    await switched({ negativeSentiment: true });
  });

  test('goes to a person where it asks for one', async () => {
    const message = `${MESSAGES.answered} I want to talk to a human.`;
    const customer = await admin.newUser();
    expect(await afterwards(customer, message)).toEqual(goes('person_requested'));
  });
});
