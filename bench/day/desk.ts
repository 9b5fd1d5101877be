import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient, inParallel } from '../support/http-client.js';
import { importAnswerable, removeIntents, trained } from '../support/instance.js';
import { readLabeledCsv } from '../support/labeled-csv.js';

const PASSWORD = randomBytes(12).toString('base64url');

/** An organisation of its own, with a team, customers, a service level and a rule. */
export interface Desk {
  readonly admin: HttpClient;
  readonly agents: readonly { readonly id: number; readonly api: HttpClient }[];
  readonly customers: readonly HttpClient[];
  /** What one of the staff hears live with. */
  readonly key: string;
}

/** What the desk is to be like. */
export interface DeskPlan {
  readonly url: string;
  readonly agents: number;
  readonly customers: number;
  /** A CSV file of examples, or '' for the starter taxonomy. */
  readonly train: string;
}

/** Urgent tickets get this tag by a rule. */
export const RULED = { tag: 'day-urgent', priorities: ['urgent', 'high'] };

/** Makes it on a running instance; called as an operator. */
export async function openDesk(operator: HttpClient, plan: DeskPlan): Promise<Desk> {
  const slug = `day-${Date.now()}`;
  const email = `admin@${slug}.example`;
  const account = { email, password: PASSWORD };
  await operator.call('POST', '/organizations', {
    ...{ slug, name: 'A day in the life', tier: 'enterprise', admin: account },
  });
  const admin = await new HttpClient(plan.url).signIn(email, PASSWORD, slug);
  await untilClassifying(admin);
  if (plan.train) await teach(admin, plan.train);
  const agents = await inOrder(plan.agents, (number) => hire(plan.url, admin, slug, number));
  await formTeam(
    admin,
    agents.map(({ id }) => id),
  );
  const keys: string[] = [];
  await inParallel([...Array(plan.customers).keys()], 8, async (number) => {
    keys.push(await keyOf(admin, `customer ${number}`, 'user'));
  });
  return {
    ...{ admin, agents, customers: keys.map((key) => new HttpClient(plan.url, key)) },
    key: await keyOf(admin, 'ears', 'agent'),
  };
}

/** Until there is a model, all goes to people. */
async function untilClassifying(admin: HttpClient): Promise<void> {
  for (;;) {
    const { data } = await admin.call('GET', '/triage/models');
    if ((data as { status: string }[]).some(({ status }) => status === 'active')) return;
    await sleep(200);
  }
}

async function teach(admin: HttpClient, train: string): Promise<void> {
  await removeIntents(admin, true);
  await importAnswerable(admin, await readLabeledCsv(train));
  const { id } = await admin.call('POST', '/triage/models', { force: true });
  const model = await trained(admin, Number(id));
  await admin.call('POST', `/triage/models/${model.id}/activate`);
}

async function hire(url: string, admin: HttpClient, organization: string, number: number) {
  const email = `agent${number}@${organization}.example`;
  const open = new HttpClient(url);
  await open.call('POST', '/auth/register', { email, password: PASSWORD, organization });
  const api = await open.signIn(email, PASSWORD, organization);
  const id = Number((await api.call('GET', '/users/me'))['id']);
  await admin.call('PATCH', `/users/${id}/role`, { role: 'agent' });
  return { id, api: await open.signIn(email, PASSWORD, organization) };
}

async function formTeam(admin: HttpClient, agents: readonly number[]): Promise<void> {
  const { id: teamId } = await admin.call('POST', '/teams', { name: 'Day shift' });
  for (const id of agents) await admin.call('PUT', `/teams/${Number(teamId)}/members/${id}`, {});
  const minutes = { firstResponse: 1, nextResponse: 1, resolution: 1 };
  await admin.call('POST', '/sla-policies', {
    name: 'A minute',
    conditions: {},
    targets: { low: minutes, normal: minutes, high: minutes, urgent: minutes },
  });
  const field = { field: 'ticket.priority', operator: 'in', value: RULED.priorities };
  await admin.call('POST', '/rules', {
    ...{ name: 'Urgent is tagged', kind: 'trigger', event: 'ticket.created', active: true },
    conditions: { all: [field] },
    actions: [{ type: 'tag', add: [RULED.tag] }],
  });
}

async function keyOf(admin: HttpClient, name: string, role: string): Promise<string> {
  return String((await admin.call('POST', '/auth/api-keys', { name, role }))['key']);
}

async function inOrder<Made>(count: number, make: (number: number) => Promise<Made>) {
  const all: Made[] = [];
  for (let number = 0; number < count; number++) all.push(await make(number));
  return all;
}
