import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  aTicket,
  expectInvalid,
  expectProblem,
  type Intent,
  MESSAGES,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import { SHORT_MESSAGES } from '../support/languages/short-messages.js';
import { uncut } from '../support/uncut.js';

const GERMAN = 'Ich habe mein Passwort vergessen, wie setze ich es zurück?';
const FRENCH = 'Bonjour, où est ma commande ? Je ne l’ai toujours pas reçue.';

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const preview = async (message: string) => (await agent.post('/triage/preview', { message })).body;

describe('the starter taxonomy', () => {
  test('answers in English and German', async () => {
    const { data } = (await admin.get('/triage/intents?limit=100')).body as unknown as Page<Intent>;
    const { answer, answers } = data.find(({ name }) => name === 'password_reset')!;
    const german = await preview(GERMAN);
    expect(german).toMatchObject({ intent: 'password_reset', language: 'de', languageKnown: true });
    expect(german['answer']).toBe(answers['de']);
    const english = await preview('I forgot my password, how do I set a new one?');
    expect(english).toMatchObject({ intent: 'password_reset', language: 'en', answer });
  });

  test('has a model that knows both languages', async () => {
    const { data } = (await admin.get('/triage/models')).body as unknown as Page<{
      status: string;
      languages: string[];
    }>;
    expect(data.find(({ status }) => status === 'active')?.languages).toEqual(['en', 'de']);
  });
});

describe('a message in another language', () => {
  test('goes to a person, and names its language', async () => {
    const ticket = await aTicket().by(customer).saying(FRENCH);
    expect(ticket).toMatchObject({ status: 'escalated', language: 'fr', answer: null });
    const { body } = await agent.get(`/tickets/${ticket.id}/decision`);
    expect(body).toMatchObject({ reason: 'out_of_scope', language: 'fr', languageKnown: false });
    expect(body['languageConfidence']).toBeGreaterThan(0.97);
  });

  test('is never answered, whatever it says', async () => {
    for (const [language, messages] of Object.entries(SHORT_MESSAGES)) {
      if (language === 'en' || language === 'de') continue;
      for (const message of messages) {
        expect({ message, ...(await preview(message)) }).toMatchObject({ message, answer: null });
      }
    }
  });
});

describe('the list of tickets', () => {
  test('is narrowed to a language', async () => {
    const mine = await admin.newUser();
    await aTicket().by(mine).saying(MESSAGES.answered);
    const german = await aTicket().by(mine).saying(GERMAN);
    const found = await allOf<Ticket>(mine, '/tickets?language=de');
    expect(found.map(({ id }) => id)).toEqual([german.id]);
    expect(await allOf<Ticket>(mine, '/tickets?language=fr')).toEqual([]);
  });

  test.each(['DE', 'deu', 'd', '%20'])('refuses %s', async (language) => {
    expectInvalid(await agent.get(`/tickets?language=${language}`), 'language');
  });
});

describe('answers by language', () => {
  const made: Intent[] = [];

  afterAll(async () => {
    for (const { id } of made) await admin.delete(`/triage/intents/${id}`);
  });

  test('are replaced as a whole, and written down', async () => {
    const answers = { de: 'Bald.', fr: 'Bientôt.' };
    const intent = await anIntent(admin, { name: unique('intent'), answer: 'Soon.', answers });
    made.push(intent);
    expect(intent.answers).toEqual(answers);
    const path = `/triage/intents/${intent.id}`;
    const changed = await admin.patch(path, { answers: { de: 'Gleich.' } });
    expect(changed.body).toMatchObject({ answer: 'Soon.', answers: { de: 'Gleich.' }, version: 2 });
    const { body } = await admin.get('/audit-events?action=intent.changed&limit=1');
    expect((body['data'] as object[])[0]).toMatchObject({
      before: { answers },
      after: { answers: { de: 'Gleich.' } },
    });
    expect((await admin.patch(path, { answers: {} })).body['answers']).toEqual({});
  });

  test('may be as many and as long as is said', async () => {
    const letters = Array.from('abcdefghij');
    const languages = letters.flatMap((a) => ['a', 'b', 'c', 'd', 'e'].map((b) => a + b));
    // The longest in bytes, too.
    const longest = '😀'.repeat(10_000);
    const answers = Object.fromEntries(languages.map((language) => [language, longest]));
    const body = { name: unique('intent'), answer: longest, answers };
    const { status, body: intent } = await admin.post<Intent>('/triage/intents', body);
    expect(status).toBe(201);
    made.push(intent);
    expect(Object.keys(intent.answers)).toHaveLength(50);
    const path = `/triage/intents/${intent.id}`;
    const changed = await admin.patch<Intent>(path, { answers: { ...answers, aa: 'Bald.' } });
    expect(changed.body.answers['aa']).toBe('Bald.');
    expectInvalid(await admin.patch(path, { answers: { ...answers, zz: 'Bald.' } }), 'answers');
    const tooMany = { description: 'x'.repeat(6_300_000) };
    expectProblem(await uncut(() => admin.patch(path, tooMany)), 413, 'REQUEST.TOO_LARGE');
  });

  test.each([
    ['no object', ['Bald.']],
    ['another name of a language', { german: 'Bald.' }],
    ['a member of Object', JSON.parse('{"__proto__": "Bald."}')],
    ['a blank answer', { de: ' ' }],
    ['no text', { de: 7 }],
    ['too long an answer', { de: 'a'.repeat(10_001) }],
  ])('refuses %s', async (_, answers: unknown) => {
    expectInvalid(
      await admin.post('/triage/intents', { name: unique('intent'), answers }),
      'answers',
    );
  });
});
