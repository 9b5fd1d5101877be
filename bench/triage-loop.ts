/**
 * The main job on real data, against a running instance: replaces the taxonomy by the examples of
 * one CSV file (header `text,intent`), trains a model and activates it whatever the comparison with
 * the one before says, sends every message of a second file as a customer, and reports from what the service has stored.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { readOptions } from './support/loop-options.js';
import { HttpClient, inParallel } from './support/http-client.js';

interface Row {
  readonly text: string;
  readonly intent: string;
}

interface Ticket {
  readonly id: number;
  readonly message: string;
  readonly intent: string | null;
  readonly status: string;
}

interface Page<Item> {
  readonly data: Item[];
  readonly meta: { readonly nextCursor: string | null };
}

const options = readOptions(process.argv.slice(2));
const admin = await new HttpClient(options.url).signIn(options.email, options.password);
const test = parse<Row>(await readFile(options.test), { columns: true, bom: true });

await removeIntents();
await importExamples();
await trainAndActivate();
const customer = await newCustomer();
const seconds = await sendTickets();
await report(seconds);

async function removeIntents(): Promise<void> {
  const intents = await pages<{ id: number }>('/triage/intents?limit=100');
  if (intents.length > 0 && !options.removeIntents) {
    throw new Error(
      `the instance has ${intents.length} intents: pass --remove-intents to replace them for good`,
    );
  }
  for (const { id } of intents) await admin.call('DELETE', `/triage/intents/${id}`);
  console.log(`removed ${intents.length} intents`);
}

async function importExamples(): Promise<void> {
  const csv = await readFile(options.train);
  const imported = await admin.call('POST', '/triage/examples/import', csv, 'text/csv');
  console.log(`imported: ${JSON.stringify({ ...imported, intentsCreated: undefined })}`);
  const intents = await pages<{ id: number; name: string }>('/triage/intents?limit=100');
  for (const { id, name } of intents) {
    const change = { autoResolve: true, answer: `This is the answer to ${name}.` };
    await admin.call('PATCH', `/triage/intents/${id}`, change);
  }
  console.log(`${intents.length} intents may now be answered`);
}

async function trainAndActivate(): Promise<void> {
  const started = performance.now();
  let model = await admin.call('POST', '/triage/models', { force: true });
  while (model['status'] === 'training') {
    await new Promise((resolve) => setTimeout(resolve, 500));
    model = await admin.call('GET', `/triage/models/${String(model['id'])}`);
    process.stderr.write(`\rtraining: ${Math.floor(Number(model['progress']) * 100)} %   `);
  }
  process.stderr.write('\r');
  if (model['status'] === 'failed') throw new Error(`training failed: ${String(model['error'])}`);
  await admin.call('POST', `/triage/models/${String(model['id'])}/activate`);
  const took = ((performance.now() - started) / 1000).toFixed(1);
  const { accuracy } = model['metrics'] as { accuracy: number };
  console.log(`trained in ${took} s, accuracy by cross-validation ${percent(accuracy)}`);
}

async function newCustomer(): Promise<HttpClient> {
  const email = `bench-${Date.now()}@example.com`;
  const password = 'the customer of a benchmark';
  const anonymous = new HttpClient(options.url);
  await anonymous.call('POST', '/auth/register', { email, password });
  return anonymous.signIn(email, password);
}

async function sendTickets(): Promise<number> {
  const started = performance.now();
  await inParallel(test, options.concurrency, ({ text }) =>
    customer.call('POST', '/tickets', { message: text }),
  );
  return (performance.now() - started) / 1000;
}

async function report(took: number): Promise<void> {
  const { id } = await customer.call('GET', '/users/me');
  const tickets = await pages<Ticket>(`/tickets?requesterId=${String(id)}&limit=100`);
  const truth = new Map<string, string[]>();
  for (const { text, intent } of test) truth.set(text, [...(truth.get(text) ?? []), intent]);
  // A text that stands in the file more than once may have several right intents.
  const right = ({ message, intent }: Ticket): boolean =>
    intent !== null && (truth.get(message)?.includes(intent) ?? false);
  const answered = tickets.filter(({ status }) => status === 'auto_resolved');
  let decided = 0;
  await inParallel(tickets, options.concurrency, async (ticket) => {
    const decision = await admin.call('GET', `/tickets/${ticket.id}/decision`);
    if (decision['ticketId'] === ticket.id && decision['intent'] === ticket.intent) decided += 1;
  });
  console.log(
    `sent            ${test.length} tickets, ${(test.length / took).toFixed(0)} a second`,
  );
  console.log(`stored          ${tickets.length} tickets, ${decided} of them with their decision`);
  console.log(`accuracy        ${percent(tickets.filter(right).length / tickets.length)}`);
  console.log(`auto-resolved   ${percent(answered.length / tickets.length)}`);
  console.log(`  of these right ${percent(answered.filter(right).length / answered.length)}`);
  if (tickets.length !== test.length || decided !== test.length) process.exitCode = 1;
}

async function pages<Item>(path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: string = cursor ? `&cursor=${cursor}` : '';
    const page = (await admin.call('GET', path + next)) as unknown as Page<Item>;
    items.push(...page.data);
    cursor = page.meta.nextCursor;
  }
  return items;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
