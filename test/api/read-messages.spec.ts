import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  aTicket,
  MESSAGES,
  type NamedExample,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';

const QUOTE = `On Mon, Jan 5, 2026 at 10:12 AM Shop <help@shop.example> wrote:\n> ${MESSAGES.answered}\n`;

let admin: Api;
let agent: Api;
let customer: Api;
let intent: { readonly id: number; readonly name: string };

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
  intent = await anIntent(admin);
});

afterAll(() => admin.delete(`/triage/intents/${intent.id}`));

const saying = (message: string) => aTicket().by(customer).saying(message);
const decisionOn = async ({ id }: Ticket) => (await agent.get(`/tickets/${id}/decision`)).body;
const learned = () => allOf<NamedExample>(admin, `/triage/intents/${intent.id}/examples`);

describe('a ticket that quotes', () => {
  const message = `Perfect, thank you, all good now.\n\n${QUOTE}`;

  test('is judged by what is new in it, and shown as it was written', async () => {
    const ticket = await saying(message);
    expect(ticket.message).toBe(message);
    expect(ticket.intent).not.toBe('charged_twice');
    const decision = await decisionOn(ticket);
    const classified = 'Perfect, thank you, all good now.';
    expect(decision).toMatchObject({ kind: 'request', classified });
    const { body: alone } = await agent.post('/triage/preview', { message: classified });
    expect(alone).toMatchObject({ intent: ticket.intent, confidence: ticket.confidence });
    expect(alone['classified']).toBeNull();
  });

  test('is previewed as it would be judged', async () => {
    const { body } = await agent.post('/triage/preview', {
      message: `${MESSAGES.answered}\n\nBest regards\nAda King\n\n> hello`,
    });
    expect(body).toMatchObject({
      outcome: 'auto_resolved',
      kind: 'request',
      classified: MESSAGES.answered,
    });
  });

  test('teaches models only what is new in it', async () => {
    const said = `my gadget hums ${unique()}`;
    const ticket = await saying(`${said}\n\n${QUOTE}`);
    const { status } = await agent.patch(`/tickets/${ticket.id}`, { intent: intent.name });
    expect(status).toBe(200);
    expect((await learned()).map(({ text }) => text)).toContain(said);
  });
});

describe('a ticket that a machine wrote', () => {
  test.each([
    'Automatic reply: Invoice',
    'Undeliverable: your invoice',
    'Your message could not be delivered',
    'Abwesenheitsnotiz: Ihre Rechnung',
  ])('goes to a person, unanswered: %s', async (message) => {
    const ticket = await saying(message);
    expect(ticket).toMatchObject({ message, status: 'escalated', intent: null, answer: null });
    const decision = await decisionOn(ticket);
    expect(decision).toMatchObject({ reason: 'automatic_message', modelId: null, classified: '' });
  });
});

describe('a ticket of nothing but a number', () => {
  test.each(['48213', '#48213', 'ada@engine.example', '05.01.2026'])(
    'is out of scope: %s',
    async (message) => {
      const ticket = await saying(message);
      expect(ticket).toMatchObject({ status: 'escalated', intent: null });
      expect(await decisionOn(ticket)).toMatchObject({ kind: 'request', reason: 'out_of_scope' });
    },
  );
});

describe('a ticket in which nothing is new', () => {
  test('goes to a person, unclassified', async () => {
    const ticket = await saying(QUOTE);
    expect(ticket).toMatchObject({ status: 'escalated', intent: null, answer: null });
    expect(await decisionOn(ticket)).toMatchObject({
      reason: 'nothing_new',
      kind: 'nothing_new',
      classified: '',
      modelId: null,
    });
  });

  test('teaches models nothing', async () => {
    const ticket = await saying(QUOTE);
    const before = await learned();
    const { status, body } = await agent.patch<Ticket>(`/tickets/${ticket.id}`, {
      intent: intent.name,
    });
    expect([status, body.intent]).toEqual([200, intent.name]);
    expect(await learned()).toEqual(before);
  });
});
