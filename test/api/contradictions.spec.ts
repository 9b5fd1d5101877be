import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  aTicket,
  expectInvalid,
  type Intent,
  type NamedExample,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';
import type { Contradiction } from '../support/schemas.js';

const PATH = '/triage/labels/contradictions';

let admin: Api;
let intents: Intent[];
let word: string;

beforeAll(async () => {
  admin = await theAdmin();
});

beforeEach(async () => {
  intents = [await anIntent(admin), await anIntent(admin)];
  word = unique('word');
});

afterEach(async () => {
  for (const { id } of intents) await admin.delete(`/triage/intents/${id}`);
});

const add = async ({ id }: Intent, text: string): Promise<NamedExample> =>
  (await admin.post<NamedExample>(`/triage/intents/${id}/examples`, { text })).body;

const found = async (): Promise<Contradiction[]> =>
  (await allOf<Contradiction>(admin, PATH)).filter(({ text }) => text.includes(word));

test('are texts that differ at most in case and white space, under different intents', async () => {
  const first = await add(intents[0]!, `Where is  my ${word}?`);
  const second = await add(intents[1]!, `where is my\n\t${word.toUpperCase()}?`);
  await add(intents[1]!, `where is my ${word}`);
  const view = ({ id, source, createdBy, createdAt, ticketId }: NamedExample, at: number) => ({
    id,
    intent: intents[at]!.name,
    source,
    createdBy,
    createdAt,
    ticketId,
  });
  expect(await found()).toEqual([
    {
      text: `where is my ${word}?`,
      isHeldBack: false,
      count: 2,
      examples: [view(first, 0), view(second, 1)],
    },
  ]);
});

test('are not texts that one intent has in several ways', async () => {
  for (const text of [word, word.toUpperCase(), ` x ${word}`, `x  ${word}`]) {
    await add(intents[0]!, text);
  }
  expect(await found()).toEqual([]);
});

test('are also with the background, as no intent', async () => {
  await add(intents[0]!, word);
  const { body } = await admin.post<NamedExample>('/triage/background', { text: word });
  const [contradiction] = await found();
  expect(contradiction!.examples.map(({ intent }) => intent).sort()).toEqual(
    [intents[0]!.name, null].sort(),
  );
  await admin.delete(`/triage/background/${body.id}`);
  expect(await found()).toEqual([]);
});

test('that a correction made are held back, until an admin settles them', async () => {
  const customer = await admin.newUser();
  const ticket = await aTicket().by(customer).saying(word);
  const { id } = await add(intents[0]!, word);
  await admin.patch(`/tickets/${ticket.id}`, { intent: intents[1]!.name });
  const [contradiction] = await found();
  expect(contradiction).toMatchObject({ isHeldBack: true, count: 2 });
  expect(contradiction!.examples[1]).toMatchObject({ source: 'correction', ticketId: ticket.id });
  expect((await admin.patch(`/triage/examples/${id}`, { text: `not ${word}` })).status).toBe(200);
  expect(await found()).toEqual([]);
});

test('show ten examples at the most, of each intent', async () => {
  for (let spaces = 1; spaces <= 12; spaces += 1) {
    await add(intents[0]!, `${word}${' '.repeat(spaces)}x`);
  }
  const last = await add(intents[1]!, `${word} x`);
  const [contradiction] = await found();
  expect(contradiction!.count).toBe(13);
  expect(contradiction!.examples).toHaveLength(10);
  expect(contradiction!.examples.map(({ id }) => id)).toContain(last.id);
});

test('come in pages', async () => {
  for (const number of [1, 2, 3]) {
    for (const intent of intents) await add(intent, `${word} ${number}`);
  }
  const all = await allOf<Contradiction>(admin, PATH);
  const texts: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: string = cursor && `&cursor=${cursor}`;
    const { body } = await admin.get<Page<Contradiction>>(`${PATH}?limit=1${next}`);
    texts.push(...body.data.map(({ text }) => text));
    cursor = body.meta.nextCursor;
  }
  expect(texts).toEqual(all.map(({ text }) => text));
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.filter((text) => text.includes(word))).toHaveLength(3);
});

test.each(['limit=0', 'limit=101', 'cursor=x', 'q=x'])('refuse %s', async (query) => {
  expectInvalid(await admin.get(`${PATH}?${query}`), query.split('=')[0]!);
});
