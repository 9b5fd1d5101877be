import { beforeAll, expect, test } from '@jest/globals';
import { COSTLY_AT_ONCE } from '../../src/platform/limits/costly-work.js';
import { type Answer, Api } from '../support/api.js';
import { expectThat } from '../support/expect-that.js';
import { fixture } from '../support/fixture.js';
import { ADMIN } from '../support/service.js';

const WORDS = Array.from({ length: 16 }, (_, number) => `word${'abcdefghijklmnop'[number]}`);
const TICKETS = 1_500;
const LENGTH = 10_000;
const SEARCHES = 20;
const TICKET_LIMIT = 1_000;

let admin: Api;
let attacker: Api;
let other: Api;
let url: string;

beforeAll(async () => {
  const { database, service, ...rest } = await fixture({
    RATE_LIMIT_TICKETS_PER_MINUTE: String(TICKET_LIMIT),
  });
  admin = rest.admin;
  ({ url } = service);
  [attacker, other] = await Promise.all([admin.newUser(), admin.newUser()]);
  await database.query(
    `INSERT INTO tickets (organization_id, requester_id, message, status)
     SELECT 1, $1, left(repeat($2, 1000), ${LENGTH}), 'escalated'
     FROM generate_series(1, ${TICKETS})`,
    [attacker.userId, `${WORDS.join(' ')} `],
  );
});

/** The costliest search there is: each word in every ticket, shown for a whole page, and ranked. */
const search = (words: readonly string[] = WORDS) =>
  fetch(`${url}/api/v1/tickets?limit=100&sort=relevance&q=${words.join('+')}`, {
    headers: { authorization: `Bearer ${attacker.token}` },
  });

interface Refusal {
  readonly code?: string;
  readonly detail?: string;
}

test('who searches as much as they can stops nobody else', async () => {
  const left = { searches: SEARCHES };
  const searches = Promise.all(
    Array.from({ length: SEARCHES }, () => search().finally(() => left.searches--)),
  );
  const statuses: Record<string, number[]> = { ready: [], signIn: [], ticket: [], list: [] };
  const note = (of: string, { status }: Pick<Answer, 'status'>) => statuses[of]!.push(status);
  do {
    const answers = await Promise.all([
      fetch(`${url}/health/ready`),
      new Api(url).post('/auth/login', { email: ADMIN.email, password: ADMIN.password }),
      other.post('/tickets', { message: 'where is my order?' }),
      other.get('/tickets'),
    ]);
    for (const [place, of] of Object.keys(statuses).entries()) note(of, answers[place]!);
  } while (left.searches > 0);
  for (const [of, all] of Object.entries(statuses)) {
    expectThat([...new Set(all)], of).toEqual([of === 'ticket' ? 201 : 200]);
  }
  const answers = await searches;
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(1);
  for (const answer of answers) {
    if (answer.status === 200) continue;
    const { code, detail } = (await answer.json()) as Refusal;
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    if (answer.status === 429) {
      expect(code).toBe('REQUEST.TOO_MANY_AT_ONCE');
      expect(detail).toContain(String(COSTLY_AT_ONCE));
    } else {
      expect([answer.status, code]).toEqual([503, 'TICKET.SEARCH_TOO_SLOW']);
      expect(detail).toContain('createdFrom');
    }
  }
  expect((await other.get('/tickets?q=order')).status).toBe(200);
});

test('more words than a search may have are refused, which says how many may', async () => {
  const answer = await search([...WORDS, 'more']);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as Refusal).detail).toContain('at most 16 words, has 17');
});

test('tickets count by their length, for each user and each network', async () => {
  const { headers } = await other.post('/tickets', { message: 'x '.repeat(LENGTH / 2) });
  const [policy, left] = ['ratelimit-policy', 'ratelimit'].map((name) => headers.get(name));
  expect(policy).toContain(`"tickets";q=${TICKET_LIMIT};w=60`);
  expect(policy).toContain(`"tickets-network";q=${TICKET_LIMIT};w=60`);
  expect(left).toMatch(/"tickets";r=\d+;t=\d+, "tickets-network";r=\d+;t=\d+$/);
  const rest = Number(/"tickets";r=(\d+)/.exec(left ?? '')?.[1]);
  expect(rest).toBeLessThanOrEqual(TICKET_LIMIT - LENGTH / 500);
});
