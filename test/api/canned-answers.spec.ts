import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  aTicket,
  expectInvalid,
  expectProblem,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';
import type { AuditEvent, CannedAnswer } from '../support/schemas.js';

interface Rendered {
  readonly text: string;
  readonly language: string | null;
  readonly missing: string[];
}

let admin: Api;
let agent: Api;
let colleague: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, colleague, customer] = await Promise.all([
    admin.newStaff('agent'),
    admin.newStaff('agent'),
    admin.newUser(),
  ]);
});

async function anAnswer(by: Api, fields: object = {}): Promise<CannedAnswer> {
  const given = { title: 'Hello', shortcut: unique('a'), body: 'Hello!', ...fields };
  const { status, body } = await by.post<CannedAnswer>('/canned-answers', given);
  expect([status, body.shortcut]).toEqual([201, given.shortcut]);
  return body;
}

const found = async (by: Api, q: string) =>
  (await by.get<Page<CannedAnswer>>(`/canned-answers?q=${encodeURIComponent(q)}`)).body.data.map(
    ({ id }) => id,
  );

describe('the variables of an answer', () => {
  test('are filled in from the ticket, and what is missing is shown', async () => {
    const ticket = await aTicket().by(customer).escalated();
    const body = 'Ticket {{ticket.id}} is {{ ticket.status }}, says {{agent.email}}.';
    const { id } = await anAnswer(agent, { body, shared: true });
    const path = `/canned-answers/${id}/render`;
    const { body: filled } = await colleague.post<Rendered>(path, { ticketId: ticket.id });
    expect(filled.text).toMatch(
      new RegExp(`^Ticket ${ticket.id} is escalated, says \\S+@example.com\\.$`),
    );
    expect(filled.missing).toEqual([]);
    const { body: bare } = await colleague.post<Rendered>(path, {});
    expect(bare.text).toContain('Ticket {{ticket.id}} is {{ ticket.status }}, says ');
    expect(bare.missing).toEqual(['ticket.id', 'ticket.status']);
    expect((await agent.get<CannedAnswer>(`/canned-answers/${id}`)).body.uses).toBe(2);
  });

  test('call people by their names, as far as these are known', async () => {
    const [ada, eve] = await Promise.all([admin.newUser(), admin.newStaff('agent')]);
    const ticket = await aTicket().by(ada).escalated();
    const body = 'Dear {{requester.name}}, yours, {{agent.name}}';
    const { id } = await anAnswer(eve, { body });
    const render = async () =>
      (await eve.post<Rendered>(`/canned-answers/${id}/render`, { ticketId: ticket.id })).body;
    expect(await render()).toMatchObject({
      text: body,
      missing: ['requester.name', 'agent.name'],
    });
    await ada.patch('/users/me/profile', { firstName: 'Ada', lastName: 'Lovelace' });
    await eve.patch('/users/me/profile', { firstName: 'Eve', displayName: 'Eve of Support' });
    expect(await render()).toMatchObject({
      text: 'Dear Ada Lovelace, yours, Eve of Support',
      missing: [],
    });
  });

  test('that are unknown are refused by name, in every language', async () => {
    const fields = { title: 'x', shortcut: unique('a') };
    const body = 'Dear {{requester.shoeSize}}';
    const wrong = await agent.post('/canned-answers', { ...fields, body });
    expect(expectInvalid(wrong, 'body')[0]).toContain('{{requester.shoeSize}}');
    const other = await agent.post('/canned-answers', {
      ...fields,
      body: 'x',
      bodies: { de: body },
    });
    expect(expectInvalid(other, 'bodies')[0]).toContain('"de": has the unknown variable');
  });
});

test('an answer is given in the language that is asked for, if it has that', async () => {
  const { id } = await anAnswer(agent, { bodies: { de: 'Hallo!' } });
  const render = async (body: object) =>
    (await agent.post<Rendered>(`/canned-answers/${id}/render`, body)).body;
  expect(await render({ language: 'de' })).toEqual({ text: 'Hallo!', language: 'de', missing: [] });
  expect(await render({ language: 'fr' })).toEqual({ text: 'Hello!', language: null, missing: [] });
});

test('a shortcut is taken once among the own answers, and once among the shared ones', async () => {
  const shortcut = unique('short');
  await anAnswer(agent, { shortcut });
  await anAnswer(colleague, { shortcut });
  await anAnswer(colleague, { shortcut, shared: true });
  const fields = { title: 'x', shortcut: shortcut.toUpperCase(), body: 'x' };
  const again = await agent.post('/canned-answers', fields);
  expectProblem(again, 409, 'CANNED_ANSWER.SHORTCUT_TAKEN');
  const shared = await agent.post('/canned-answers', { ...fields, shared: true });
  expectProblem(shared, 409, 'CANNED_ANSWER.SHORTCUT_TAKEN');
});

test('answers are found by title, shortcut, tag and text, signs as they are; own ones by their owner', async () => {
  const word = unique('Word');
  const own = await anAnswer(agent, { title: `About 100%_${word}` });
  const shared = await anAnswer(agent, { body: `It costs ${word}.`, shared: true });
  const tagged = await anAnswer(agent, { tags: [word] });
  expect(await found(agent, word.toLowerCase())).toEqual([own.id, shared.id, tagged.id]);
  expect(await found(agent, `100%_${word} about`)).toEqual([own.id]);
  expect(await found(agent, `1%_${word}`)).toEqual([]);
  expect(await found(colleague, word)).toEqual([shared.id]);
  expect(await found(agent, `/${own.shortcut}`)).toEqual([own.id]);
});

test('what an admin does to a shared answer of somebody else is written down', async () => {
  const { id } = await anAnswer(agent, { shared: true });
  expect((await admin.patch(`/canned-answers/${id}`, { title: 'Better' })).status).toBe(200);
  expect((await admin.delete(`/canned-answers/${id}`)).status).toBe(204);
  const path = `/audit-events?subjectType=canned_answer&subjectId=${id}`;
  const { body } = await admin.get<Page<AuditEvent>>(path);
  expect(body.data.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['canned_answer.deleted', admin.userId],
    ['canned_answer.changed', admin.userId],
  ]);
});

test('the own answers go with their owner, the shared ones stay', async () => {
  const leaving = await admin.newStaff('agent');
  const [own, shared] = [await anAnswer(leaving), await anAnswer(leaving, { shared: true })];
  await admin.delete(`/users/${leaving.userId}`);
  expect((await admin.get(`/canned-answers/${shared.id}`)).status).toBe(200);
  expect((await admin.get(`/canned-answers/${own.id}`)).status).toBe(404);
});
