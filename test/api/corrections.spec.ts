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
  MESSAGES,
  type NamedExample,
  NO_ID,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';

let admin: Api;
let agent: Api;
let other: Api;
let customer: Api;
const intents: Intent[] = [];

beforeAll(async () => {
  admin = await theAdmin();
  [agent, other, customer] = await Promise.all([
    admin.newStaff('agent'),
    admin.newStaff('agent'),
    admin.newUser(),
  ]);
  intents.push(await anIntent(admin), await anIntent(admin));
});

afterAll(async () => {
  for (const { id } of intents) await admin.delete(`/triage/intents/${id}`);
});

/** A ticket of a text that nobody else wrote, and that belongs to `legal_threat`. */
const aMessage = () => `${MESSAGES.needsPerson}: ${unique()}`;
const aNewTicket = (message = aMessage()) => aTicket().by(customer).saying(message);

const label = (api: Api, { id }: Ticket, { name: intent }: { name: string }) =>
  api.patch<Ticket>(`/tickets/${id}`, { intent });
const undo = (api: Api, { id }: Ticket) => api.delete(`/tickets/${id}/label`);
const labelsOf = ({ id }: Ticket) => allOf<Label>(agent, `/tickets/${id}/labels`);
const examplesOf = ({ id }: Intent) => allOf<NamedExample>(admin, `/triage/intents/${id}/examples`);

/** The examples of the test's own intents with the text of this ticket. */
async function learned({ message }: Ticket): Promise<(readonly [string, NamedExample])[]> {
  const lists = await Promise.all(
    intents.map(async (intent) =>
      (await examplesOf(intent)).map((example) => [intent.name, example] as const),
    ),
  );
  return lists.flat().filter(([, { text }]) => text === message);
}

describe('an agent who corrects the intent', () => {
  test('leaves a label and an example, with who, when and of which ticket', async () => {
    const ticket = await aNewTicket(`  ${aMessage()}\n`);
    const { body: decision } = await agent.get(`/tickets/${ticket.id}/decision`);
    const { status } = await label(agent, ticket, intents[0]!);
    expect(status).toBe(200);
    const examples = await examplesOf(intents[0]!);
    const example = examples.find(({ ticketId }) => ticketId === ticket.id)!;
    expect(example).toMatchObject({
      text: ticket.message.trim(),
      source: 'correction',
      createdBy: agent.userId,
    });
    expect(await labelsOf(ticket)).toEqual([
      {
        id: expect.any(Number),
        source: 'agent',
        intent: intents[0]!.name,
        isRight: false,
        modelId: decision['modelId'],
        predicted: decision['intent'],
        confidence: decision['confidence'],
        familiar: decision['familiar'],
        exampleId: example.id,
        createdBy: agent.userId,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        revokedBy: null,
        revokedAt: null,
      },
    ]);
  });

  test('or confirms it says that the machine was right', async () => {
    const ticket = await aNewTicket();
    const { status, body } = await label(agent, ticket, { name: ticket.intent! });
    expect(status).toBe(200);
    expect(body).toMatchObject({ intent: ticket.intent, version: 2 });
    const [it] = await labelsOf(ticket);
    expect(it).toMatchObject({ intent: ticket.intent, predicted: ticket.intent, isRight: true });
    expect((await admin.get(`/triage/examples/${it!.exampleId}`)).body).toMatchObject({
      text: ticket.message,
      intent: ticket.intent,
      source: 'correction',
    });
    expect((await undo(agent, ticket)).status).toBe(204);
  });

  test('says it once, whoever says it again', async () => {
    const ticket = await aNewTicket();
    await label(agent, ticket, intents[0]!);
    const [labels, examples] = [await labelsOf(ticket), await learned(ticket)];
    for (const who of [agent, other, admin]) {
      expect((await label(who, ticket, intents[0]!)).status).toBe(200);
    }
    expect(await labelsOf(ticket)).toEqual(labels);
    expect(await learned(ticket)).toEqual(examples);
  });

  test('may think again: the label before is revoked and its example gone', async () => {
    const ticket = await aNewTicket();
    await label(agent, ticket, intents[0]!);
    await label(other, ticket, intents[1]!);
    expect((await agent.get(`/tickets/${ticket.id}`)).body).toMatchObject({
      intent: intents[1]!.name,
    });
    expect(await labelsOf(ticket)).toMatchObject([
      { intent: intents[0]!.name, revokedBy: other.userId, revokedAt: expect.any(String) },
      { intent: intents[1]!.name, createdBy: other.userId, revokedBy: null, revokedAt: null },
    ]);
    expect((await learned(ticket)).map(([intent]) => intent)).toEqual([intents[1]!.name]);
  });

  test('of two tickets with one text makes one example, which stays while a label names it', async () => {
    const first = await aNewTicket();
    const same = await aNewTicket(first.message);
    for (const ticket of [first, same]) await label(agent, ticket, intents[0]!);
    const [[, example]] = (await learned(first)) as [readonly [string, NamedExample]];
    expect(await learned(first)).toHaveLength(1);
    expect((await labelsOf(same))[0]!.exampleId).toBe(example.id);
    await undo(agent, first);
    expect(await learned(first)).toEqual([[intents[0]!.name, { ...example, ticketId: same.id }]]);
    await undo(agent, same);
    expect(await learned(first)).toEqual([]);
  });

  test('leaves alone an example that was there before, also when it is undone', async () => {
    const text = aMessage();
    const path = `/triage/intents/${intents[0]!.id}/examples`;
    const { body: manual } = await admin.post<NamedExample>(path, { text });
    const ticket = await aNewTicket(text);
    await label(agent, ticket, intents[0]!);
    expect((await labelsOf(ticket))[0]!.exampleId).toBe(manual.id);
    expect(await learned(ticket)).toEqual([[intents[0]!.name, manual]]);
    await undo(agent, ticket);
    expect(await learned(ticket)).toEqual([[intents[0]!.name, manual]]);
  });

  test('twenty at once leave one label in force and its one example', async () => {
    const ticket = await aNewTicket();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        label(number % 3 ? agent : other, ticket, intents[number % 2]!),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const labels = await labelsOf(ticket);
    const inForce = labels.filter(({ revokedAt }) => revokedAt === null);
    const { body } = await agent.get<Ticket>(`/tickets/${ticket.id}`);
    expect(inForce.map(({ intent }) => intent)).toEqual([body.intent]);
    expect((await learned(ticket)).map(([intent, { id }]) => [intent, id])).toEqual([
      [body.intent, inForce[0]!.exampleId],
    ]);
  });

  test('of tickets with one text, labelled and undone at once, leave what is in force', async () => {
    const message = aMessage();
    const tickets = await Promise.all(Array.from({ length: 8 }, () => aNewTicket(message)));
    const answers = await Promise.all(
      tickets.flatMap((ticket, number) => [
        label(agent, ticket, intents[number % 2]!),
        label(other, ticket, intents[(number + 1) % 2]!),
        undo(agent, ticket),
      ]),
    );
    expect(answers.filter(({ status }) => ![200, 204, 404].includes(status))).toEqual([]);
    const inForce = (await Promise.all(tickets.map(labelsOf)))
      .flat()
      .filter(({ revokedAt }) => revokedAt === null);
    const named = [...new Set(inForce.map(({ exampleId }) => exampleId))].sort();
    const examples = await learned(tickets[0]!);
    expect(examples.map(([, { id }]) => id).sort()).toEqual(named);
    for (const ticket of tickets) await undo(agent, ticket);
    expect(await learned(tickets[0]!)).toEqual([]);
  });

  test('to an intent that was deleted is told so, and nothing happens', async () => {
    const gone = await anIntent(admin);
    const ticket = await aNewTicket();
    await label(agent, ticket, intents[0]!);
    await admin.delete(`/triage/intents/${gone.id}`);
    const before = await labelsOf(ticket);
    expectInvalid(await label(agent, ticket, gone), 'intent');
    expect(await labelsOf(ticket)).toEqual(before);
  });

  test('keeps the label when its intent is deleted afterwards, without an example', async () => {
    const gone = await anIntent(admin);
    const ticket = await aNewTicket();
    await label(agent, ticket, gone);
    await admin.delete(`/triage/intents/${gone.id}`);
    expect(await labelsOf(ticket)).toMatchObject([{ intent: gone.name, exampleId: null }]);
    expect((await undo(agent, ticket)).status).toBe(204);
    expect((await agent.get(`/tickets/${ticket.id}`)).body).toMatchObject({
      intent: ticket.intent,
    });
  });

  test('with a stale version leaves nothing', async () => {
    const ticket = await aNewTicket();
    const answer = await agent.patch(
      `/tickets/${ticket.id}`,
      { intent: intents[0]!.name },
      { headers: { 'if-match': '"7"' } },
    );
    expectProblem(answer, 412, 'REQUEST.STALE_VERSION');
    const illegal = { intent: intents[0]!.name, status: 'open' };
    expectProblem(
      await agent.patch(`/tickets/${ticket.id}`, illegal),
      409,
      'TICKET.ILLEGAL_TRANSITION',
    );
    expect(await labelsOf(ticket)).toEqual([]);
    expect(await learned(ticket)).toEqual([]);
  });
});

describe('undo', () => {
  test('gives the intent back to the machine, once', async () => {
    const ticket = await aNewTicket();
    await label(agent, ticket, intents[0]!);
    const { status, body } = await undo(other, ticket);
    expect({ status, body }).toEqual({ status: 204, body: '' });
    const after = await agent.get<Ticket>(`/tickets/${ticket.id}`);
    expect(after.body).toEqual({ ...ticket, version: 3, updatedAt: after.body.updatedAt });
    expect(await labelsOf(ticket)).toMatchObject([
      { createdBy: agent.userId, exampleId: null, revokedBy: other.userId },
    ]);
    expect(await learned(ticket)).toEqual([]);
    expectProblem(await undo(agent, ticket), 404, 'LABEL.NOT_FOUND');
    expect((await agent.get(`/tickets/${ticket.id}`)).body).toEqual(after.body);
  });

  test('stops where the ticket was changed meanwhile', async () => {
    const ticket = await aNewTicket();
    await label(agent, ticket, intents[0]!);
    const path = `/tickets/${ticket.id}/label`;
    const stale = await agent.delete(path, { headers: { 'if-match': '"1"' } });
    expectProblem(stale, 412, 'REQUEST.STALE_VERSION');
    expect(await learned(ticket)).toHaveLength(1);
    expect((await agent.delete(path, { headers: { 'if-match': '"2"' } })).status).toBe(204);
  });

  test('is possible again after another correction', async () => {
    const ticket = await aNewTicket();
    for (let time = 0; time < 2; time += 1) {
      await label(agent, ticket, intents[0]!);
      expect(await learned(ticket)).toHaveLength(1);
      expect((await undo(agent, ticket)).status).toBe(204);
    }
    expect(await labelsOf(ticket)).toHaveLength(2);
  });

  test('ten times at once succeeds once', async () => {
    const ticket = await aNewTicket();
    await label(agent, ticket, intents[0]!);
    const answers = await Promise.all(Array.from({ length: 10 }, () => undo(agent, ticket)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(404)]);
    expect((await agent.get<Ticket>(`/tickets/${ticket.id}`)).body.version).toBe(3);
  });

  test('needs a ticket with a label, and an agent', async () => {
    const ticket = await aNewTicket();
    expectProblem(await undo(agent, ticket), 404, 'LABEL.NOT_FOUND');
    for (const method of ['DELETE label', 'GET labels']) {
      const [verb = '', what = ''] = method.split(' ');
      const call = (api: Api, id: number) => api.call(verb, `/tickets/${id}/${what}`);
      expectProblem(await call(agent, NO_ID), 404, 'TICKET.NOT_FOUND');
      expectProblem(await call(customer, ticket.id), 403, 'AUTH.FORBIDDEN');
    }
  });
});
