/**
 * The main job on real data, against a running instance: replaces the taxonomy by the examples of
 * one CSV file (header `text,intent`), trains a model and activates it whatever the comparison with
 * the one before says, sends every message of a second file as a customer, and reports from what the service has stored.
 */
import { HttpClient, inParallel } from './support/http-client.js';
import {
  allPages,
  importAnswerable,
  newCustomer,
  removeIntents,
  trained,
} from './support/instance.js';
import { readLabeledCsv } from './support/labeled-csv.js';
import { readOptions } from './support/loop-options.js';
import { percent } from './support/percent.js';

interface Ticket {
  readonly id: number;
  readonly message: string;
  readonly intent: string | null;
  readonly status: string;
}

const options = readOptions(process.argv.slice(2));
const admin = await new HttpClient(options.url).signIn(options.email, options.password);
const test = await readLabeledCsv(options.test);

console.log(`removed ${await removeIntents(admin, options.removeIntents)} intents`);
const intents = await importAnswerable(admin, await readLabeledCsv(options.train));
console.log(`${intents} intents may now be answered`);
await trainAndActivate();
const customer = await newCustomer(options.url);
const seconds = await sendTickets();
await report(seconds);

async function trainAndActivate(): Promise<void> {
  const started = performance.now();
  const { id } = await admin.call('POST', '/triage/models', { force: true });
  const model = await trained(admin, Number(id));
  await admin.call('POST', `/triage/models/${model.id}/activate`);
  const took = ((performance.now() - started) / 1000).toFixed(1);
  const accuracy = percent(model.metrics?.accuracy ?? NaN);
  console.log(`trained in ${took} s, accuracy by cross-validation ${accuracy}`);
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
  const tickets = await allPages<Ticket>(admin, `/tickets?requesterId=${String(id)}&limit=100`);
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
