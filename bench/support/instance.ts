import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from './http-client.js';
import type { LabeledRow } from './labeled-csv.js';

interface Page<Item> {
  readonly data: Item[];
  readonly meta: { readonly nextCursor: string | null };
}

/** What the benchmarks look at in a model. */
export interface TrainedModel {
  readonly id: number;
  readonly version: number;
  readonly status: string;
  readonly progress: number;
  readonly error: string | null;
  readonly metrics: { readonly accuracy: number } | null;
}

/** All items of a list. */
export async function allPages<Item>(client: HttpClient, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: string = cursor ? `&cursor=${cursor}` : '';
    const page = (await client.call('GET', path + next)) as unknown as Page<Item>;
    items.push(...page.data);
    cursor = page.meta.nextCursor;
  }
  return items;
}

/** Removes all intents, if it may; gives their number. */
export async function removeIntents(admin: HttpClient, mayRemove: boolean): Promise<number> {
  const intents = await allPages<{ id: number }>(admin, '/triage/intents?limit=100');
  if (intents.length > 0 && !mayRemove) {
    throw new Error(
      `the instance has ${intents.length} intents: pass --remove-intents to replace them for good`,
    );
  }
  for (const { id } of intents) await admin.call('DELETE', `/triage/intents/${id}`);
  return intents.length;
}

/** Imports examples, and lets the machine answer all intents; gives the number of intents. */
export async function importAnswerable(
  admin: HttpClient,
  examples: readonly LabeledRow[],
): Promise<number> {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const lines = examples.map(({ text, intent }) => `${quoted(text)},${quoted(intent)}`);
  const csv = Buffer.from(['text,intent', ...lines].join('\n'));
  await admin.call('POST', '/triage/examples/import', csv, 'text/csv');
  const intents = await allPages<{ id: number; name: string }>(admin, '/triage/intents?limit=100');
  for (const { id, name } of intents) {
    await admin.call('PATCH', `/triage/intents/${id}`, answerTo(name));
  }
  return intents.length;
}

/** What makes an intent answerable. */
export function answerTo(intent: string): object {
  return { autoResolve: true, answer: `This is the answer to ${intent}.` };
}

/** Waits until a model is trained; gives it. */
export async function trained(admin: HttpClient, id: number): Promise<TrainedModel> {
  for (;;) {
    const model = (await admin.call('GET', `/triage/models/${id}`)) as unknown as TrainedModel;
    if (model.status === 'failed') throw new Error(`training failed: ${String(model.error)}`);
    if (model.status !== 'training') {
      process.stderr.write('\r');
      return model;
    }
    process.stderr.write(`\rtraining: ${Math.floor(model.progress * 100)} %   `);
    await sleep(500);
  }
}

/** The model that began last. */
export async function newestModel(admin: HttpClient): Promise<TrainedModel | undefined> {
  const { data } = (await admin.call(
    'GET',
    '/triage/models?limit=1',
  )) as unknown as Page<TrainedModel>;
  return data[0];
}

/** A customer who has just registered. */
export async function newCustomer(url: string): Promise<HttpClient> {
  const email = `bench-${Date.now()}@example.com`;
  const password = 'the customer of a benchmark';
  const anonymous = new HttpClient(url);
  await anonymous.call('POST', '/auth/register', { email, password });
  return anonymous.signIn(email, password);
}
