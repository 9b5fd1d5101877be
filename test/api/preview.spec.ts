import { beforeAll, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  aTicket,
  expectInvalid,
  MESSAGES,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import { unhurried } from '../support/unhurried.js';

let admin: Api;
let agent: Api;

beforeAll(async () => {
  admin = await theAdmin();
  agent = await admin.newStaff('agent');
});

const preview = (message: unknown) => agent.post('/triage/preview', { message });

test('shows classification and decision', async () => {
  const { status, headers, body } = await preview(MESSAGES.answered);
  expect(status).toBe(200);
  expect(body).toEqual({
    intent: 'charged_twice',
    confidence: expect.any(Number),
    familiar: true,
    familiarity: expect.any(Number),
    tier: expect.stringMatching(/^(lexical|full)$/),
    kind: 'request',
    classified: null,
    wish: 'stated',
    wishes: [],
    language: 'en',
    languageConfidence: expect.any(Number),
    languageKnown: true,
    outcome: 'auto_resolved',
    reason: 'confident',
    threshold: expect.any(Number),
    answer: expect.stringMatching(/\w{3}/),
    priority: 'high',
    alternatives: expect.any(Array),
    evidence: expect.any(Array),
    nearest: expect.any(Array),
  });
  expect(headers.get('location')).toBeNull();
});

test.each(Object.entries(MESSAGES))('says what becomes of a ticket: %s', async (_, message) => {
  const { body } = await preview(message);
  const ticket = await aTicket()
    .by(await admin.newUser())
    .saying(message);
  expect(body).toMatchObject({
    intent: ticket.intent,
    outcome: ticket.status,
    answer: ticket.answer,
    priority: ticket.priority,
  });
  const decision = await agent.get(`/tickets/${ticket.id}/decision`);
  expect(body).toMatchObject({
    familiar: decision.body['familiar'],
    familiarity: expect.closeTo(decision.body['familiarity'] as number, 6),
    tier: decision.body['tier'],
    nearest: decision.body['nearest'],
    reason: decision.body['reason'],
    threshold: decision.body['threshold'],
  });
});

test('stores nothing', async () => {
  const word = unique('nowhere').replace('_', '');
  expect((await preview(`where is my ${word}?`)).status).toBe(200);
  const found = await unhurried(() => agent.get<Page<Ticket>>(`/tickets?q=${word}`));
  expect(found.body.data).toEqual([]);
  expect((await agent.get<Page<Ticket>>(`/tickets?requesterId=${agent.userId}`)).body.data).toEqual(
    [],
  );
});

test('gives the same answer to the same message', async () => {
  const [first, ...others] = await Promise.all(
    Array.from({ length: 10 }, () => preview('could I perhaps get a discount for the late parcel')),
  );
  for (const { body } of others) expect(body['intent']).toEqual(first!.body['intent']);
});

test.each(['', ' ', null, 7, ['x'], '\u0000', '\udc00', 'x'.repeat(100_001)])(
  'refuses the message %j',
  async (message) => {
    expectInvalid(await preview(message), 'message');
  },
);

test('refuses unknown fields', async () => {
  const body = { message: 'hello', threshold: 0.1 };
  expectInvalid(await agent.post('/triage/preview', body), 'threshold');
});
