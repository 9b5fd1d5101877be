import { randomBytes } from 'node:crypto';
import { expect } from '@jest/globals';
import { type Answer, Api } from './api.js';
import { expectThat } from './expect-that.js';
import { target } from './given.js';
import type { Intent, PageMeta, Problem, Ticket } from './schemas.js';

export type { Intent, Label, NamedExample, Problem, Ticket } from './schemas.js';

/** An id that no row will have: the largest that there can be. */
export const NO_ID = 2_147_483_647;

/** What customers write, and what becomes of it under the starter taxonomy. */
export const MESSAGES = {
  /** Of `charged_twice`, priority high: answered by the machine. */
  answered: 'I was charged twice for the same order',
  /** Of `legal_threat`, priority urgent: never answered by a machine. */
  needsPerson: 'You will hear from my lawyer, I will sue you',
  /** Of no intent at all. */
  unknown: 'asdf qwer zxcv',
};

export interface Page<Row> {
  readonly data: Row[];
  readonly meta: PageMeta;
}

export const anyone = () => new Api(target().url);

export async function theAdmin(): Promise<Api> {
  const { email, password } = target().admin;
  const admin = await anyone().as(email, password);
  // Tests write the same again and again, which otherwise takes the third of a customer to a person;
  // some tests change whatever can be changed.
  await admin.patch('/escalation-settings', { repeatedContact: false });
  return admin;
}

/** A name that no other test and no earlier run has used. */
export function unique(prefix = 'e2e'): string {
  return `${prefix}_${randomBytes(6).toString('hex')}`;
}

/** `await aTicket().by(customer).escalated()` */
export const aTicket = () => ({ by: (requester: Api) => new TicketBuilder(requester) });

class TicketBuilder {
  constructor(private readonly requester: Api) {}

  async saying(message: string): Promise<Ticket> {
    const { status, body } = await this.requester.post<Ticket>('/tickets', { message });
    expectThat(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  autoResolved(): Promise<Ticket> {
    return this.triagedTo('auto_resolved', MESSAGES.answered);
  }

  escalated(): Promise<Ticket> {
    return this.triagedTo('escalated', MESSAGES.needsPerson);
  }

  async closed(): Promise<Ticket> {
    const { id } = await this.escalated();
    return (await this.requester.patch<Ticket>(`/tickets/${id}`, { status: 'closed' })).body;
  }

  private async triagedTo(status: string, message: string): Promise<Ticket> {
    const ticket = await this.saying(message);
    expect(ticket.status).toBe(status);
    return ticket;
  }
}

/** Called as an admin: an intent of the test's own; the test removes it again. */
export async function anIntent(admin: Api, fields: object = {}): Promise<Intent> {
  const { status, body } = await admin.post<Intent>('/triage/intents', {
    name: unique('intent'),
    ...fields,
  });
  expectThat(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** All rows of a list, page by page. */
export async function allOf<Row>(api: Api, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const separator = path.includes('?') ? '&' : '?';
    const next = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const answer: Answer<Page<Row>> = await api.get(`${path}${separator}limit=100${next}`);
    expect(answer.status).toBe(200);
    rows.push(...answer.body.data);
    cursor = answer.body.meta.nextCursor;
  }
  return rows;
}

/** The answer is a complete RFC 9457 problem with this status and code; gives the problem. */
export function expectProblem(answer: Answer<unknown>, status: number, code: string): Problem {
  expectThat(answer.body, `status ${answer.status}`).toEqual({
    type: `urn:problem:${code.toLowerCase()}`,
    title: expect.stringMatching(/./),
    status,
    detail: expect.stringMatching(/./),
    code,
    requestId: answer.headers.get('x-request-id'),
    errors: expect.any(Array),
  });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return answer.body as Problem;
}

/** The answer says that exactly these fields or parameters are wrong; gives what it says of them. */
export function expectInvalid(answer: Answer<unknown>, ...paths: string[]): string[] {
  const { errors } = expectProblem(answer, 400, 'REQUEST.INVALID');
  expect(errors.map(({ path }) => path).sort()).toEqual([...paths].sort());
  return errors.map(({ message }) => message);
}
