import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  aTicket,
  expectInvalid,
  expectProblem,
  type Intent,
  type Label,
  type NamedExample,
  NO_ID,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';

let admin: Api;
let intent: Intent;

beforeAll(async () => {
  admin = await theAdmin();
  intent = await anIntent(admin);
});

afterAll(async () => {
  await admin.delete(`/triage/intents/${intent.id}`);
});

const add = async (text = unique('text')): Promise<NamedExample> => {
  const path = `/triage/intents/${intent.id}/examples`;
  return { ...(await admin.post<NamedExample>(path, { text })).body, intent: intent.name };
};
const at = (id: number) => `/triage/examples/${id}`;
const edit = (id: number, text: unknown) => admin.patch<NamedExample>(at(id), { text });

/** An example that an agent's correction made, and its ticket. */
async function aCorrection() {
  const ticket = await aTicket()
    .by(await admin.newUser())
    .saying(unique('my address'));
  await admin.patch(`/tickets/${ticket.id}`, { intent: intent.name });
  const labels = `/tickets/${ticket.id}/labels`;
  const { exampleId } = (await allOf<Label>(admin, labels))[0]!;
  return { ticket, labels, exampleId: Number(exampleId) };
}

describe('the list of all examples', () => {
  test('finds words, sources and intents', async () => {
    const word = unique('word');
    const manual = await add(`call me at 555-0199, ${word}`);
    const background = await admin.post<NamedExample>('/triage/background', {
      text: `${word} elsewhere`,
    });
    const list = (query: string) => allOf<NamedExample>(admin, `/triage/examples?${query}`);
    expect(await list(`q=${word}`)).toEqual([manual, { ...background.body, intent: null }]);
    expect(await list(`q=${word} -elsewhere`)).toEqual([manual]);
    expect(await list(`q=${encodeURIComponent(`"555-0199" ${word}`)}`)).toEqual([manual]);
    expect(await list(`q=${word}&intent=${intent.name}`)).toEqual([manual]);
    expect(await list(`q=${word}&source=correction`)).toEqual([]);
    expect(await list(`intent=${intent.name}&source=manual`)).toContainEqual(manual);
    expect(await list(`intent=${unique()}`)).toEqual([]);
    await admin.delete(at(background.body.id));
  });

  test('finds what corrections made', async () => {
    const { ticket, exampleId } = await aCorrection();
    const found = await allOf<NamedExample>(admin, `/triage/examples?source=correction`);
    expect(found.find(({ id }) => id === exampleId)).toMatchObject({
      text: ticket.message,
      ticketId: ticket.id,
      intent: intent.name,
      createdBy: admin.userId,
    });
    expect(found.every(({ source }) => source === 'correction')).toBe(true);
  });

  test('comes in pages, oldest first', async () => {
    await Promise.all([add(), add(), add()]);
    const path = `/triage/examples?intent=${intent.name}`;
    const { body } = await admin.get<Page<NamedExample>>(`${path}&limit=2`);
    const second = await admin.get<Page<NamedExample>>(
      `${path}&limit=1&cursor=${String(body.meta.nextCursor)}`,
    );
    const ids = [...body.data, ...second.body.data].map(({ id }) => id);
    expect(ids).toEqual((await allOf<NamedExample>(admin, path)).slice(0, 3).map(({ id }) => id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  test.each(['q=', 'q=%00', 'source=x', 'intent=', 'limit=101', 'cursor=x', 'text=x'])(
    'refuses %s',
    async (query) => {
      expectInvalid(await admin.get(`/triage/examples?${query}`), query.split('=')[0]!);
    },
  );
});

describe('an example', () => {
  test('is seen by its id', async () => {
    const example = await add();
    expect((await admin.get(at(example.id))).body).toEqual(example);
  });

  test('gets another text, and with it another id', async () => {
    const example = await add();
    const text = unique('text');
    const { status, body } = await edit(example.id, `  ${text} `);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...example,
      id: expect.any(Number),
      text,
      createdAt: expect.any(String),
    });
    expect(body.id).not.toBe(example.id);
    expectProblem(await admin.get(at(example.id)), 404, 'EXAMPLE.NOT_FOUND');
    expect((await admin.get(at(body.id))).body).toEqual(body);
  });

  test('of the same text stays what it is', async () => {
    const example = await add();
    expect((await edit(example.id, example.text)).body).toEqual(example);
  });

  test('cannot become one that there is', async () => {
    const [one, another] = [await add(), await add()];
    expectProblem(await edit(one.id, another.text), 409, 'EXAMPLE.EXISTS');
    expect((await admin.get(at(one.id))).body).toEqual(one);
  });

  test('that a correction made stays its own: with ticket, label and undo', async () => {
    const { ticket, labels, exampleId } = await aCorrection();
    const { body } = await edit(exampleId, unique('their address'));
    expect(body).toMatchObject({ source: 'correction', ticketId: ticket.id });
    expect((await allOf<Label>(admin, labels))[0]!.exampleId).toBe(body.id);
    expect((await admin.delete(`/tickets/${ticket.id}/label`)).status).toBe(204);
    expectProblem(await admin.get(at(body.id)), 404, 'EXAMPLE.NOT_FOUND');
  });

  test('that a correction made can be deleted, and the label stays', async () => {
    const { labels, exampleId } = await aCorrection();
    expect((await admin.delete(at(exampleId))).status).toBe(204);
    expect(await allOf<Label>(admin, labels)).toMatchObject([
      { intent: intent.name, exampleId: null, revokedAt: null },
    ]);
  });

  test('edited ten times at once is edited once', async () => {
    const example = await add();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => edit(example.id, unique('text'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(404)]);
  });

  test.each(['', ' ', 7, null, 'a\u0000b', 'x'.repeat(10_001)])(
    'is not changed to %j',
    async (text) => {
      const example = await add();
      expectInvalid(await edit(example.id, text), 'text');
      expect((await admin.get(at(example.id))).body).toEqual(example);
    },
  );

  test('that is not there is not found', async () => {
    expectProblem(await admin.get(at(NO_ID)), 404, 'EXAMPLE.NOT_FOUND');
    expectProblem(await edit(NO_ID, 'x'), 404, 'EXAMPLE.NOT_FOUND');
    expectProblem(await admin.delete(at(NO_ID)), 404, 'EXAMPLE.NOT_FOUND');
  });
});
