import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  aTicket,
  expectInvalid,
  expectProblem,
  MESSAGES,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import { unhurried } from '../support/unhurried.js';

const MOST = 100_000;
/** Of nothing that any intent has. */
const FILLER = 'and then there was more to tell ';

let agent: Api;
let customer: Api;

beforeAll(async () => {
  const admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const send = (message: string) => customer.post<Ticket>('/tickets', { message });
const decisionOn = async ({ id }: Ticket) => (await agent.get(`/tickets/${id}/decision`)).body;
const filledTo = (length: number, beginning = '', end = '') =>
  `${beginning}${FILLER.repeat(MOST)}`.slice(0, length - end.length) + end;

describe('a message of 100,000 characters', () => {
  test('is stored whole, and shown whole', async () => {
    const message = filledTo(MOST, `${MESSAGES.answered}. `);
    const { id } = await aTicket().by(customer).saying(message);
    expect((await customer.get<Ticket>(`/tickets/${id}`)).body.message).toBe(message);
  });

  test('is classified by its beginning, which the decision shows, and handed to a person', async () => {
    const message = filledTo(MOST, `${MESSAGES.answered}. `.repeat(120));
    const ticket = await aTicket().by(customer).saying(message);
    const decision = await decisionOn(ticket);
    expect(decision).toMatchObject({ wish: 'unread', reason: 'too_long', outcome: 'escalated' });
    expect(decision['intent']).toBe('charged_twice');
    const classified = String(decision['classified']);
    expect(message.startsWith(classified)).toBe(true);
    expect(classified.length).toBeLessThanOrEqual(4_096);
  });

  test('that wishes for something only far behind is not judged by that', async () => {
    const message = filledTo(MOST, '', ` ${MESSAGES.answered}`);
    const decision = await decisionOn(await aTicket().by(customer).saying(message));
    expect(decision).toMatchObject({ wish: 'unread', outcome: 'escalated' });
    expect(decision['intent']).not.toBe('charged_twice');
    expect(decision['classified']).not.toContain(MESSAGES.answered);
  });

  test('that quotes all but a line is judged by that line', async () => {
    const quoted = '> your order is on its way to you\n'.repeat(2_900);
    const ticket = await aTicket().by(customer).saying(`${MESSAGES.answered}\n\n${quoted}`);
    expect(ticket.status).toBe('auto_resolved');
    const decision = await decisionOn(ticket);
    expect(decision).toMatchObject({ wish: 'stated', classified: MESSAGES.answered });
  });

  test.each([
    [
      'CJK signs',
      Array.from({ length: MOST }, (_, n) => String.fromCodePoint(0x4e00 + (n % 20_000))),
    ],
    [
      'pairs of which none comes twice',
      Array.from({ length: MOST }, (_, n) =>
        String.fromCodePoint(0x20000 + ((n * 7_919) % 40_000)),
      ),
    ],
    [
      'single letters',
      Array.from({ length: MOST / 2 }, (_, n) => `${String.fromCodePoint(0x100 + (n % 9_000))} `),
    ],
    [
      'accents on one letter',
      ['a', ...Array.from({ length: 99_999 }, (_, n) => (n % 2 ? '\u0301' : '\u0323'))],
    ],
    ['signs that are written out as eighteen', Array<string>(MOST).fill('\ufdfa')],
    [
      'words of five letters',
      Array.from({ length: MOST / 5 }, (_, n) => `${n.toString(36).padStart(4, 'q')} `),
    ],
  ])('is taken whatever it is made of: %s', async (_, pieces) => {
    const message = pieces.join('');
    const { status, body } = await send(message);
    expect([status, body.message.length]).toEqual([201, message.length]);
  });

  test('is found by the words of its beginning, and by those of its answer', async () => {
    const [word, answer] = [unique('begins').replace('_', ''), unique('ends').replace('_', '')];
    const { id } = await aTicket()
      .by(customer)
      .saying(filledTo(MOST, `${word} `));
    await agent.patch(`/tickets/${id}`, { answer: `that is ${answer}` });
    for (const q of [word, answer]) {
      const { status, body } = await unhurried(() => agent.get<Page<Ticket>>(`/tickets?q=${q}`));
      expectThat(status, JSON.stringify(body)).toBe(200);
      expect(body.data.map((it) => it.id)).toEqual([id]);
    }
  });

  test('shows its beginning in lists, which say so', async () => {
    const somebody = await (await theAdmin()).newUser();
    const long = await aTicket().by(somebody).saying(filledTo(MOST));
    const short = await aTicket().by(somebody).saying(filledTo(10_000));
    const { body } = await somebody.get<Page<Ticket & { messageTruncated: boolean }>>('/tickets');
    expect(body.data).toEqual([
      { ...short, messageTruncated: false },
      { ...long, message: long.message.slice(0, 10_000), messageTruncated: true },
    ]);
  });
});

describe('what people take for one character counts as one', () => {
  test.each([
    ['families', '👨‍👩‍👧‍👦'.repeat(17_000) + 'x'.repeat(MOST - 17_000)],
    ['flags', '🇩🇪'.repeat(MOST)],
    ['letters with accents', 'e\u0301'.repeat(MOST)],
  ])('in 100,000 of %s', async (_, message) => {
    expect((await send(message)).status).toBe(201);
    const [violation] = expectInvalid(await send(`${message}x`), 'message');
    expect(violation).toBe('must be at most 100000 characters long, has 100001');
  });

  test('but a letter carries no more marks than four for each character there may be', async () => {
    const [violation] = expectInvalid(await send(`a${'\u0301'.repeat(4 * MOST)}`), 'message');
    expect(violation).toBe(
      'must be at most 100000 characters long, of 400000 code points in all, has 400001 of these',
    );
  });

  test('also in names and answers', async () => {
    const { id } = await aTicket().by(customer).escalated();
    const answer = '👨‍👩‍👧'.repeat(5_000) + 'x'.repeat(5_000);
    expect((await agent.patch<Ticket>(`/tickets/${id}`, { answer })).body.answer).toBe(answer);
    const admin = await theAdmin();
    const name = '🇩🇪'.repeat(100);
    const role = 'user';
    expect((await admin.post('/auth/api-keys', { name, role })).body).toMatchObject({ name });
    expectInvalid(await admin.post('/auth/api-keys', { name: `${name}x`, role }), 'name');
  });
});

describe('a body', () => {
  test('that is longer than any message is 413', async () => {
    expectProblem(await send('x'.repeat(1_400_000)), 413, 'REQUEST.TOO_LARGE');
  });

  test.each([
    ['many elements', `[${'0,'.repeat(100_000)}0]`],
    ['many texts', `[${'"",'.repeat(100_000)}""]`],
    ['white space', `{"message":"hello"${' '.repeat(200_000)}}`],
  ])('that is long by more than its texts is 413: %s', async (_, body) => {
    expectProblem(await customer.post('/tickets', body), 413, 'REQUEST.TOO_LARGE');
  });

  test('of quotes and backslashes alone is a text too', async () => {
    const message = '"\\'.repeat(50_000);
    expect((await send(message)).body.message).toBe(message);
  });
});
