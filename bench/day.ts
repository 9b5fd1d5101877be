/**
 * A day in the life of a desk, against a running instance: customers write and reply, agents hear of
 * it live and work, service levels and a rule are on. What the reports then say is held against what
 * was told live and by the answers of the API; a figure that differs ends it with 1.
 * `--conversations 2000 --customers 200 --agents 10`, and `--train A.csv --test B.csv` (text,intent)
 * for another taxonomy than the starter's. It works in an organisation of its own.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { live } from '../clients/typescript/src/index.js';
import { readStarterSet } from '../src/triage/examples/starter/starter-set.js';
import { Shift } from './day/agents.js';
import { converse, type Told } from './day/customers.js';
import { openDesk, RULED } from './day/desk.js';
import { Ledger } from './day/ledger.js';
import { HttpClient, inParallel } from './support/http-client.js';
import { allPages } from './support/instance.js';
import { INSTANCE_OPTIONS } from './support/instance-options.js';
import { readLabeledCsv, shuffled } from './support/labeled-csv.js';
import { percent } from './support/percent.js';

const WIDTH = 16;
const QUIET_MS = 3_000;
const LONGEST_MS = 300_000;

const count = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({
  options: {
    ...INSTANCE_OPTIONS,
    conversations: count('2000'),
    customers: count('200'),
    agents: count('10'),
  },
});
const { url, email, password, train } = values;
const [conversations, customers, agents] = [
  values.conversations,
  values.customers,
  values.agents,
].map(Number) as [number, number, number];
const texts = values.test
  ? (await readLabeledCsv(values.test)).map(({ text }) => text)
  : (await readStarterSet()).intents.flatMap(({ examples }) => examples);
const messages = shuffled(texts, 1);

const operator = await new HttpClient(url).signIn(email, password);
const desk = await openDesk(operator, { url, agents, customers, train });
const owners = new Map<number, HttpClient>();
const shift = new Shift((id) => owners.get(id));
const told: Told = { conversations: 0, tickets: 0, urgent: 0, ratings: [] };
let heardAt = Date.now();
let resyncs = 0;
const ledger = new Ledger(
  (ticketId, conversationId) => shift.add(ticketId, conversationId),
  (ticketId) => shift.takeLate(ticketId),
);
const ears = live({
  ...{ baseUrl: url, token: () => desk.key, WebSocket },
  onEvent: (event) => {
    heardAt = Date.now();
    ledger.hear(event);
  },
  onResync: () => {
    resyncs += 1;
  },
});
while (ears.state !== 'open') await sleep(50);
// Whoever begins to hear now may have missed what was before, of which there was nothing.
resyncs = 0;

const begun = performance.now();
const working = desk.agents.map((agent) => shift.work(agent));
await inParallel([...Array(conversations).keys()], WIDTH, async (number) => {
  const customer = desk.customers[number % desk.customers.length]!;
  const opened = await converse(customer, number, messages, told);
  owners.set(opened, customer);
});
const took = (performance.now() - begun) / 1_000;
console.log(
  `${told.conversations} conversations, ${told.tickets} tickets in ${took.toFixed(0)} s ` +
    `(${(told.tickets / took).toFixed(0)} a second)`,
);
await untilDone();
shift.end();
await Promise.all(working);
const isRight = await compare();
ears.close();
process.exitCode = isRight ? 0 : 1;

/** What was kept waiting must be late first; then nothing more happens. */
async function untilDone(): Promise<void> {
  const deadline = Date.now() + LONGEST_MS;
  while (!(shift.isIdle && Date.now() - heardAt > QUIET_MS)) {
    if (Date.now() > deadline) throw new Error(`${shift.isLateAwaited} tickets are not yet late`);
    await sleep(200);
  }
}

type Figures = Readonly<Record<string, unknown>>;

async function report(): Promise<{ total: Figures; groups: (Figures & { group: string })[] }> {
  const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const path = `/reports/service?from=${from}&groupBy=agent`;
  const since = Date.now();
  for (;;) {
    const answer = await desk.admin.call('GET', path);
    const until = answer['countedUntil'];
    if (typeof until === 'string' && Date.parse(until) > since - 100)
      return answer as unknown as { total: Figures; groups: (Figures & { group: string })[] };
    await sleep(500);
  }
}

interface Thread {
  readonly firstResponseAt: string | null;
  readonly figures: { readonly sentiment: number | null };
}

/** All conversations, each by itself, as lists have no figures. */
async function readThreads(): Promise<Thread[]> {
  const listed = await allPages<{ id: number }>(desk.admin, '/conversations?limit=100');
  const threads: Thread[] = [];
  await inParallel(listed, WIDTH, async ({ id }) => {
    threads.push((await desk.admin.call('GET', `/conversations/${id}`)) as unknown as Thread);
  });
  return threads;
}

async function compare(): Promise<boolean> {
  const { total, groups } = await report();
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, name) => (value as Figures | null)?.[name], total);
  const { ratings } = told;
  const heard = ledger.figures;
  const tagged = await allPages(desk.admin, `/tickets?tag=${RULED.tag}&limit=100`);
  const threads = await readThreads();
  const sum = (numbers: readonly number[]) => numbers.reduce((all, it) => all + it, 0);
  const sounds = (is: (sentiment: number) => boolean) =>
    threads.filter(({ figures }) => figures.sentiment !== null && is(figures.sentiment)).length;
  const ofAgents = Object.fromEntries(groups.map(({ group, replies }) => [group, replies]));
  const rows: [what: string, known: unknown, reported: unknown][] = [
    ['tickets', told.tickets, at('created')],
    ['tickets told live', heard.created, at('created')],
    ['answered by the machine', heard.autoAnswered, at('autoAnswered')],
    ['escalated', heard.escalated, at('escalated')],
    ['reopened', heard.reopened, at('reopened')],
    ['resolved', heard.resolved, at('resolved')],
    ['left open', heard.created - heard.resolved, at('backlog')],
    ...['firstResponse', 'nextResponse', 'resolution'].map((metric): [string, unknown, unknown] => [
      `breached: ${metric}`,
      ledger.breached[metric.replace(/[A-Z]/, (it) => `_${it.toLowerCase()}`)] ?? 0,
      at(`sla.${metric}.breached`),
    ]),
    ['replies of agents', sum([...shift.replies.values()]), at('replies')],
    ...desk.agents.map(({ id }, number): [string, unknown, unknown] => [
      `  of agent ${number + 1}`,
      shift.replies.get(id) ?? 0,
      ofAgents[id] ?? 0,
    ]),
    ['ratings', ratings.length, at('satisfaction.ratings')],
    ['mean rating', sum(ratings) / ratings.length, at('satisfaction.meanRating')],
    [
      'satisfied',
      ratings.filter((it) => it >= 4).length / ratings.length,
      at('satisfaction.satisfiedShare'),
    ],
    [
      'answered at all',
      threads.filter(({ firstResponseAt }) => firstResponseAt !== null).length,
      Number(at('firstResponse.byMachine')) + Number(at('firstResponse.byPeople')),
    ],
    ['glad', sounds((it) => it >= 0.25), at('sentiment.positive')],
    ['unhappy', sounds((it) => it <= -0.25), at('sentiment.negative')],
    ['urgent', told.urgent, tagged.length],
    ['resyncs', resyncs, 0],
  ];
  for (const [what, known, reported] of rows) {
    const mark = known === reported ? '' : '   differs';
    console.log(`${what.padEnd(28)} ${String(known).padStart(8)} ${String(reported)}${mark}`);
  }
  console.log(`answered by the machine: ${percent(heard.autoAnswered / heard.created)}`);
  return rows.every(([, known, reported]) => known === reported);
}
