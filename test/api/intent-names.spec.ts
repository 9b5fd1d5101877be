import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { allOf, type Intent, theAdmin, unique } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';

const PREFIX = unique('naming');
const STRANGE = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

const ownIntents = async (): Promise<Intent[]> =>
  (await allOf<Intent>(admin, '/triage/intents')).filter(
    ({ name }) => name.startsWith(PREFIX) || STRANGE.includes(name),
  );

afterAll(async () => {
  for (const { id } of await ownIntents()) await admin.delete(`/triage/intents/${id}`);
});

const importCsv = (file: string) =>
  admin.post('/triage/examples/import', file, { headers: { 'content-type': 'text/csv' } });

describe('names that people take for one', () => {
  const name = `${PREFIX}_é`;
  const SAME = [name, name.normalize('NFD'), name.toUpperCase(), `${name}\u200b`];

  test('are one in a file, as the first of them is spelled', async () => {
    const rows = SAME.map((it, index) => `text number ${index} of ${PREFIX},${it}`);
    const { status, body } = await importCsv(['text,intent', ...rows].join('\n'));
    expect([status, body]).toEqual([200, expect.objectContaining({ intentsCreated: [name] })]);
    const again = await importCsv(`text,intent\none more of ${PREFIX},${name.toUpperCase()}\n`);
    expect(again.body).toMatchObject({ imported: 1, intentsCreated: [] });
    const made = (await ownIntents()).filter((it) => it.name === name);
    expect(made).toMatchObject([{ examples: SAME.length + 1 }]);
  });

  test.each(SAME)('%j is taken', async (same) => {
    const { status, body } = await admin.post('/triage/intents', { name: same });
    expect([status, body['code']]).toEqual([409, 'INTENT.NAME_TAKEN']);
  });

  test('an intent may change how its own name is spelled, not into that of another', async () => {
    const { body } = await admin.post('/triage/intents', { name: `${PREFIX}_other` });
    const path = `/triage/intents/${String(body['id'])}`;
    const spelled = await admin.patch(path, { name: `${PREFIX}_Other` });
    expect([spelled.status, spelled.body['name']]).toEqual([200, `${PREFIX}_Other`]);
    expect((await admin.patch(path, { name: name.toUpperCase() })).status).toBe(409);
  });

  test('of several made at once there is one', async () => {
    const spellings = ['once', 'ONCE', 'Once', 'onCE'].map((it) => `${PREFIX}_${it}`);
    const answers = await Promise.all(
      spellings.map((it) => admin.post('/triage/intents', { name: it })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe('names of members of Object', () => {
  test('are those of ordinary intents, and of exceptions in the policy', async () => {
    const rows = STRANGE.map((name) => `what is ${name} of ${PREFIX},${name}`);
    const { body } = await importCsv(['text,intent', ...rows].join('\n'));
    expect(body).toMatchObject({ imported: STRANGE.length });
    const before = await admin.get('/triage/policy');
    const overrides = Object.fromEntries(STRANGE.map((name) => [name, { threshold: 0.9 }]));
    const policy = JSON.stringify({ mode: 'live', threshold: 0.75, overrides });
    const set = await admin.put<{ overrides: object }>('/triage/policy', policy);
    expectThat(set.status, JSON.stringify(set.body)).toBe(200);
    expect([set.status, Object.entries(set.body.overrides).sort()]).toEqual([
      200,
      Object.entries(overrides).sort(),
    ]);
    const { mode, threshold, targetErrorRate, overrides: old } = before.body;
    const back = {
      mode,
      overrides: old,
      ...(targetErrorRate ? { targetErrorRate } : { threshold }),
    };
    expect((await admin.put('/triage/policy', back)).status).toBe(200);
  });

  test('are refused elsewhere in a body', async () => {
    for (const body of ['{"message": "x", "__proto__": {}}', '{"overrides": [{"__proto__": 1}]}']) {
      const answer = await admin.post('/tickets', body);
      expect([answer.status, answer.body['code']]).toEqual([400, 'REQUEST.MALFORMED_JSON']);
    }
  });
});

test('a table as CSV begins with a byte order mark where that is asked for', async () => {
  for (const path of ['/audit-events?', '/reports/outcomes?']) {
    const [plain, marked] = await Promise.all(
      ['csv', 'csv-bom'].map((format) => admin.get<string>(`${path}format=${format}`)),
    );
    expect([plain!.status, marked!.status]).toEqual([200, 200]);
    // `Response.text` takes one mark away, which is what it is for.
    expect(marked!.headers.get('content-type')).toBe(plain!.headers.get('content-type'));
  }
});
