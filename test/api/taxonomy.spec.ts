import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  expectInvalid,
  expectProblem,
  type Intent,
  NO_ID,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';
import type { Example } from '../support/schemas.js';

let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

describe('an intent', () => {
  const made: Intent[] = [];
  const create = async (fields: object): Promise<Intent> => {
    const intent = await anIntent(admin, fields);
    made.push(intent);
    return intent;
  };

  afterAll(async () => {
    for (const { id } of made) await admin.delete(`/triage/intents/${id}`);
  });

  test('needs only a name; machines may not answer it and people need not hurry', async () => {
    const name = unique('intent');
    const intent = await create({ name });
    expect(intent).toEqual({
      id: expect.any(Number),
      name,
      version: 1,
      description: '',
      answer: null,
      answers: {},
      autoResolve: false,
      priority: 'normal',
      examples: 0,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect((await admin.get(`/triage/intents/${intent.id}`)).body).toEqual(intent);
  });

  test('keeps all that it is given', async () => {
    const fields = {
      description: 'Where is it?',
      answer: 'Look under "Orders".\nYours',
      answers: { de: 'Unter „Bestellungen“.', fr: 'Sous « Commandes ».' },
      autoResolve: true,
      priority: 'urgent',
    };
    expect(await create(fields)).toMatchObject(fields);
  });

  test('has a name of its own', async () => {
    const [first, second] = [await create({}), await create({})];
    const { name } = first;
    expectProblem(await admin.post('/triage/intents', { name }), 409, 'INTENT.NAME_TAKEN');
    const renamed = await admin.patch(`/triage/intents/${second.id}`, { name });
    expectProblem(renamed, 409, 'INTENT.NAME_TAKEN');
    expect((await admin.patch(`/triage/intents/${first.id}`, { name })).status).toBe(200);
  });

  test('of one name is made once by ten at once', async () => {
    const name = unique('intent');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => admin.post<Intent>('/triage/intents', { name })),
    );
    made.push(...answers.filter(({ status }) => status === 201).map(({ body }) => body));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  test('changes only in what is named', async () => {
    const intent = await create({ answer: 'Yes.', autoResolve: true, priority: 'low' });
    const path = `/triage/intents/${intent.id}`;
    const { status, body } = await admin.patch<Intent>(path, { priority: 'high' });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...intent,
      priority: 'high',
      version: 2,
      updatedAt: expect.any(String),
    });
    expect((await admin.patch(path, { answer: null })).body).toMatchObject({
      answer: null,
      autoResolve: true,
    });
  });

  test('is gone with its examples', async () => {
    const { id } = await create({});
    await admin.post(`/triage/intents/${id}/examples`, { text: 'one' });
    expect((await admin.delete(`/triage/intents/${id}`)).status).toBe(204);
    for (const answer of [
      await admin.get(`/triage/intents/${id}`),
      await admin.delete(`/triage/intents/${id}`),
      await admin.patch(`/triage/intents/${id}`, { priority: 'low' }),
      await admin.get(`/triage/intents/${id}/examples`),
      await admin.post(`/triage/intents/${id}/examples`, { text: 'two' }),
    ]) {
      expectProblem(answer, 404, 'INTENT.NOT_FOUND');
    }
  });

  test('is in the list once, with the number of its examples', async () => {
    const { id } = await create({});
    for (const text of ['one', 'two']) await admin.post(`/triage/intents/${id}/examples`, { text });
    const listed = await allOf<Intent>(admin, '/triage/intents');
    const ids = listed.map((intent) => intent.id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(listed.find((intent) => intent.id === id)).toMatchObject({ examples: 2 });
  });

  test.each([
    ['name', {}],
    ['name', { name: '' }],
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(101) }],
    ['name', { name: 'a\u0000b' }],
    ['name', { name: 7 }],
    ['description', { description: 7 }],
    ['description', { description: null }],
    ['description', { description: 'x'.repeat(1001) }],
    ['description', { description: 'a\u0000b' }],
    ['description', { description: 'a\ud800b' }],
    ['answer', { answer: '' }],
    ['answer', { answer: 'x'.repeat(10_001) }],
    ['answer', { answer: 'a\u0000b' }],
    ['autoResolve', { autoResolve: 'yes' }],
    ['autoResolve', { autoResolve: null }],
    ['priority', { priority: 'highest' }],
    ['priority', { priority: null }],
    ['threshold', { threshold: 0.9 }],
  ])('is refused for its %s: %j', async (field, fields) => {
    const named = { name: unique('intent'), ...fields };
    expectInvalid(await admin.post('/triage/intents', field === 'name' ? fields : named), field);
    if (Object.keys(fields).length === 0) return;
    const { id } = await create({});
    expectInvalid(await admin.patch(`/triage/intents/${id}`, fields), field);
  });

  test.each(['[]', 'null', '7', '"name"', 'true'])('is not changed by %s', async (body) => {
    const intent = await create({});
    const { status } = await admin.patch(`/triage/intents/${intent.id}`, body);
    expect(status).toBe(400);
    expect((await admin.get(`/triage/intents/${intent.id}`)).body).toEqual(intent);
  });
});

/** Examples of an intent and background messages are kept alike; only the address differs. */
describe.each(['an example', 'a background message'])('%s', (kind) => {
  let path: string;
  let intent: Intent | undefined;
  const made: Example[] = [];

  beforeAll(async () => {
    if (kind === 'an example') intent = await anIntent(admin);
    path = intent ? `/triage/intents/${intent.id}/examples` : '/triage/background';
  });

  afterAll(async () => {
    for (const { id } of made) await admin.delete(`${path}/${id}`);
    if (intent) await admin.delete(`/triage/intents/${intent.id}`);
  });

  const create = async (text = `${unique('text')} flumgorp`) => {
    const answer = await admin.post<Example>(path, { text });
    if (answer.status === 201) made.push(answer.body);
    return answer;
  };

  test('is added by an admin, without the space around it', async () => {
    const text = unique('text');
    const { status, body } = await create(`  ${text}\n`);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      text,
      source: 'manual',
      createdBy: admin.userId,
      ticketId: null,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });

  test('is kept once', async () => {
    const { body } = await create();
    expectProblem(await create(body.text), 409, 'EXAMPLE.EXISTS');
    expectProblem(await create(` ${body.text} `), 409, 'EXAMPLE.EXISTS');
  });

  test('is listed, oldest first, in pages', async () => {
    const created = [await create(), await create(), await create()].map(({ body }) => body);
    const listed = await allOf<Example>(admin, path);
    expect(listed.filter(({ id }) => created.some((it) => it.id === id))).toEqual(created);
    const { body } = await admin.get<Page<Example>>(`${path}?limit=1`);
    expect(body.data).toEqual(listed.slice(0, 1));
    expect(body.meta.hasMore).toBe(true);
  });

  test('is removed once', async () => {
    const { body } = await create();
    expect((await admin.delete(`${path}/${body.id}`)).status).toBe(204);
    expectProblem(await admin.delete(`${path}/${body.id}`), 404, 'EXAMPLE.NOT_FOUND');
    expect((await create(body.text)).status).toBe(201);
  });

  test('is not removed by another address', async () => {
    const { body } = await create();
    const other = await anIntent(admin);
    const elsewhere =
      kind === 'an example' ? '/triage/background' : `/triage/intents/${other.id}/examples`;
    expectProblem(await admin.delete(`${elsewhere}/${body.id}`), 404, 'EXAMPLE.NOT_FOUND');
    expect((await admin.delete(`${path}/${body.id}`)).status).toBe(204);
    await admin.delete(`/triage/intents/${other.id}`);
  });

  test.each(['', '  ', 7, null, ['x'], 'a\u0000b', '\ud800', 'x'.repeat(10_001)])(
    'is refused as %j',
    async (text) => {
      expectInvalid(await admin.post(path, { text }), 'text');
    },
  );

  test('is refused with an unknown field', async () => {
    expectInvalid(await admin.post(path, { text: unique(), source: 'starter' }), 'source');
  });

  test('may be as long as a message', async () => {
    const text = `${unique('text')} `.padEnd(10_000, 'x');
    expect((await create(text)).body.text).toBe(text);
  });
});

test('an intent of no id has no examples', async () => {
  const path = `/triage/intents/${NO_ID}/examples`;
  expectProblem(await admin.get(path), 404, 'INTENT.NOT_FOUND');
  expectProblem(await admin.post(path, { text: 'hello' }), 404, 'INTENT.NOT_FOUND');
  expectProblem(await admin.delete(`${path}/${NO_ID}`), 404, 'EXAMPLE.NOT_FOUND');
});
