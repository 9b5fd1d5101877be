import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { aTicket, expectInvalid, MESSAGES, theAdmin, type Ticket } from '../support/builders.js';

interface Decision {
  readonly ticketId: number;
  readonly modelId: number;
  readonly confidence: number;
  readonly alternatives: { intent: string; confidence: number }[];
  readonly tier: string;
  readonly nearest: { id: number; text: string; intent: string; similarity: number }[];
  readonly evidence: { feature: string; kind: string; weight: number }[];
}

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const decisionOn = async ({ id }: Ticket): Promise<Decision> =>
  (await agent.get<Decision>(`/tickets/${id}/decision`)).body;

describe('a ticket that the machine is sure of', () => {
  test('comes back answered', async () => {
    const { status, headers, body } = await customer.post<Ticket>('/tickets', {
      message: MESSAGES.answered,
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      message: MESSAGES.answered,
      language: 'en',
      intent: 'charged_twice',
      confidence: expect.any(Number),
      status: 'auto_resolved',
      answer: expect.stringMatching(/\w{3}/),
      priority: 'high',
      requesterId: customer.userId,
      assigneeId: null,
      version: 1,
      createdAt: TIME,
      updatedAt: body.createdAt,
      resolvedAt: TIME,
      dueAt: null,
      slaState: null,
      conversationId: expect.any(Number),
      teamId: null,
      tags: [],
      snoozedUntil: null,
    });
    expect(body.confidence).toBeGreaterThanOrEqual(0.75);
    expect(body.confidence).toBeLessThanOrEqual(1);
    expect(headers.get('location')).toBe(`/api/v1/tickets/${body.id}`);
    expect(headers.get('etag')).toBe('"1"');
  });

  test('is stored as it came back', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    expect((await customer.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
  });

  test('has a decision record that tells the whole story', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    const decision = await decisionOn(ticket);
    expect(decision).toEqual({
      ticketId: ticket.id,
      modelId: expect.any(Number),
      policyId: expect.any(Number),
      guaranteeId: expect.toBeOneOf([null, expect.any(Number)]),
      outcome: 'auto_resolved',
      reason: 'confident',
      intent: 'charged_twice',
      confidence: ticket.confidence,
      familiar: true,
      answerable: true,
      threshold: expect.any(Number),
      alternatives: expect.any(Array),
      evidence: expect.any(Array),
      language: 'en',
      languageConfidence: expect.any(Number),
      languageKnown: true,
      kind: 'request',
      classified: null,
      wish: 'stated',
      wishes: [],
      tier: expect.stringMatching(/^(lexical|full)$/),
      familiarity: expect.any(Number),
      knownShare: expect.any(Number),
      nearest: expect.any(Array),
      decidedAt: ticket.createdAt,
    });
    const { status } = await admin.get(`/triage/models/${decision.modelId}`);
    expect(status).toBe(200);
  });

  test('has evidence from its own words and alternatives in order', async () => {
    const { alternatives, confidence, evidence } = await decisionOn(
      await aTicket().by(customer).autoResolved(),
    );
    expect(evidence.length).toBeGreaterThan(0);
    const weights = evidence.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(Math.min(...weights)).toBeGreaterThan(0);
    expect(evidence.map(({ feature }) => feature).join(' ')).toMatch(/charged|twice/);
    const kinds = evidence.map(({ kind }) => kind);
    expect(['word', 'phrase', 'characters']).toEqual(expect.arrayContaining([...new Set(kinds)]));
    const chances = alternatives.map((it) => it.confidence);
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    expect(alternatives.map(({ intent }) => intent)).not.toContain('charged_twice');
    expect(chances.reduce((sum, it) => sum + it, confidence)).toBeLessThanOrEqual(1 + 1e-9);
  });

  test('names the examples that are most like it', async () => {
    const { nearest } = await decisionOn(await aTicket().by(customer).autoResolved());
    expect(nearest.length).toBeGreaterThan(0);
    expect(nearest.length).toBeLessThanOrEqual(3);
    const similarities = nearest.map(({ similarity }) => similarity);
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
    for (const { id, text, intent, similarity } of nearest) {
      expect([id, text, intent]).toEqual([
        expect.any(Number),
        expect.stringMatching(/./),
        expect.stringMatching(/./),
      ]);
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1);
    }
  });
});

describe('a ticket for a person', () => {
  test('is escalated where a machine must not answer, however sure it is', async () => {
    const ticket = await aTicket().by(customer).saying(MESSAGES.needsPerson);
    expect(ticket).toMatchObject({
      intent: 'legal_threat',
      status: 'escalated',
      answer: null,
      priority: 'urgent',
      resolvedAt: null,
    });
    expect(ticket.confidence).toBeGreaterThan(0.75);
    expect(await decisionOn(ticket)).toMatchObject({
      outcome: 'escalated',
      reason: 'needs_person',
      answerable: false,
      familiar: true,
    });
  });

  test.each([MESSAGES.unknown, '¿¡—…!?', '🙂🙂🙂', '12345', '你好吗'])(
    'is escalated as out of scope: %s',
    async (message) => {
      const ticket = await aTicket().by(customer).saying(message);
      expect(ticket).toMatchObject({
        message,
        status: 'escalated',
        answer: null,
        priority: 'normal',
        resolvedAt: null,
      });
      expect(await decisionOn(ticket)).toMatchObject({
        outcome: 'escalated',
        reason: 'out_of_scope',
        familiar: false,
      });
    },
  );
});

describe('a message', () => {
  test.each([
    ['of one character', '?'],
    ['of 10,000 characters', 'a'.repeat(10_000)],
    ['of 100,000 characters', 'a'.repeat(100_000)],
    ['of 5,000 characters outside the basic plane', '🙂'.repeat(5_000)],
    ['with lines and tabs', 'first line\r\n\tsecond line\n'],
    ['with space around it', '  where is it?  '],
    ['in many scripts', 'Où est mon colis ? 我的包裹在哪里？ أين طردي؟ é'],
    [
      'that would be dangerous as HTML or SQL',
      `<script>alert(1)</script>'; DROP TABLE tickets; --`,
    ],
  ])('%s is kept as it is', async (_, message) => {
    const { id } = await aTicket().by(customer).saying(message);
    expect((await customer.get(`/tickets/${id}`)).body).toMatchObject({ message });
  });

  test.each([
    ['is missing', {}],
    ['is null', { message: null }],
    ['is empty', { message: '' }],
    ['is blank', { message: ' \n\t\u00a0' }],
    ['is a number', { message: 7 }],
    ['is a list', { message: ['hello'] }],
    ['is an object', { message: { text: 'hello' } }],
    ['is over-long', { message: 'a'.repeat(100_001) }],
    ['has only control characters', { message: ' \u0000\u001b\n' }],
    ['has half of a surrogate pair', { message: 'a\ud83d b' }],
  ])('that %s is refused and nothing is stored', async (_, body) => {
    const somebody = await admin.newUser();
    const [message] = expectInvalid(await somebody.post('/tickets', body), 'message');
    expect(message).toMatch(/^must /);
    expect((await somebody.get('/tickets')).body).toMatchObject({ data: [] });
  });

  test.each(['status', 'intent', 'requesterId', 'id', 'answer', 'constructor', 'hasOwnProperty'])(
    'cannot come with the field %s',
    async (field) => {
      expectInvalid(await customer.post('/tickets', { message: 'hello', [field]: 1 }), field);
    },
  );
});

test('a hundred tickets at once are a hundred tickets with decisions', async () => {
  const somebody = await admin.newUser();
  const messages = Array.from({ length: 100 }, (_, number) => `where is parcel ${number}?`);
  const tickets = await Promise.all(
    messages.map((message) => aTicket().by(somebody).saying(message)),
  );
  expect(new Set(tickets.map(({ id }) => id)).size).toBe(100);
  expect(tickets.map(({ message }) => message)).toEqual(messages);
  const decisions = await Promise.all(tickets.map(decisionOn));
  expect(decisions.map(({ ticketId }) => ticketId)).toEqual(tickets.map(({ id }) => id));
});
