/**
 * The story of a help desk, against a running instance: a fifth of the intents is unknown at first,
 * tickets arrive in order, an agent corrects what was escalated and a few of the answered ones, and
 * the instance retrains by itself. Prints the share answered and the true error per thousand.
 */
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient, inParallel } from './support/http-client.js';
import {
  importAnswerable,
  newCustomer,
  newestModel,
  removeIntents,
  trained,
} from './support/instance.js';
import { drawIntents, drawPerIntent, readLabeledCsv, shuffled } from './support/labeled-csv.js';
import { learningCurve, type Stretch } from './support/learning-curve.js';
import { percent } from './support/percent.js';
import { type ArrivedTicket, SimulatedAgent } from './support/simulated-agent.js';
import { readStoryOptions } from './support/story-options.js';

const STRETCH = 1_000;
const WIDTH = 8;
/** How long the instance may take to notice that there are enough corrections. */
const NOTICE_MS = 15_000;

interface Policy {
  readonly guarantee: { readonly threshold: number | null; readonly summary: string } | null;
}

const options = readStoryOptions(process.argv.slice(2));
const { seed, target } = options;
const all = await readLabeledCsv(options.train);
const unknown = drawIntents(all, options.unknown, seed);
const known = all.filter(({ intent }) => !unknown.has(intent));
const examples = drawPerIntent(known, options.examples, seed);
const given = new Set(examples);
const rest = [...all.filter((row) => !given.has(row)), ...(await readLabeledCsv(options.test))];
const arriving = shuffled(rest, seed).slice(0, options.tickets);

const admin = await new HttpClient(options.url).signIn(options.email, options.password);
await removeIntents(admin, options.removeIntents);
await importAnswerable(admin, examples);
await setPolicy('shadow');
const { id } = await admin.call('POST', '/triage/models', { force: true });
let model = await trained(admin, Number(id));
await admin.call('POST', `/triage/models/${model.id}/activate`);
console.log(
  `${examples.length} examples of ${options.examples} for each known intent, ${unknown.size} intents unknown`,
);

const customer = await newCustomer(options.url);
const names = new Set(known.map(({ intent }) => intent));
const agent = new SimulatedAgent(admin, names, options.review, seed);
const stretches: Stretch[] = [];
let answeredInAll = 0;
let wrongInAll = 0;
console.log('tickets   model   threshold   answered   wrong among these (target)');
for (let start = 0; start < arriving.length; start += STRETCH) {
  const isLive = start >= options.shadow;
  if (isLive && start - STRETCH < options.shadow) await setPolicy('live');
  await play(start, isLive);
  model = await retrained();
}
console.log(
  `in all, since it is live: ${wrongInAll} of ${answeredInAll} answers wrong, ` +
    `${percent(wrongInAll / answeredInAll)} (target ${percent(target)})`,
);
if (options.svg) await writeFile(options.svg, learningCurve(stretches, target));

async function setPolicy(mode: 'shadow' | 'live'): Promise<void> {
  await admin.call('PUT', '/triage/policy', { mode, targetErrorRate: target, overrides: {} });
}

async function play(start: number, isLive: boolean): Promise<void> {
  const tickets = arriving.slice(start, start + STRETCH);
  const policy = (await admin.call('GET', '/triage/policy')) as unknown as Policy;
  let answered = 0;
  let wrong = 0;
  await inParallel(tickets, WIDTH, async ({ text, intent }) => {
    const ticket = await customer.call('POST', '/tickets', { message: text });
    const arrived = ticket as unknown as ArrivedTicket;
    if (arrived.status === 'auto_resolved') {
      answered += 1;
      if (arrived.intent !== intent) wrong += 1;
    }
    await agent.handle(arrived, intent);
  });
  answeredInAll += answered;
  wrongInAll += wrong;
  const until = start + tickets.length;
  const shares = {
    answered: answered / tickets.length,
    wrong: answered > 0 ? wrong / answered : 0,
  };
  stretches.push({ until, ...shares, isLive });
  const columns = [
    String(until).padStart(7),
    String(model.version).padStart(5),
    (policy.guarantee?.threshold?.toFixed(3) ?? 'none').padStart(9),
    (isLive ? percent(shares.answered) : 'shadow').padStart(8),
    isLive && answered > 0 ? `${percent(shares.wrong)} (${percent(target)})` : '–',
  ];
  console.log(columns.join('   '));
}

/** Gives the instance time to retrain by itself; the model that is active then. */
async function retrained(): Promise<typeof model> {
  const deadline = Date.now() + NOTICE_MS;
  for (;;) {
    const newest = await newestModel(admin);
    if (newest?.status === 'training') {
      const done = await trained(admin, newest.id);
      if (done.status !== 'active') console.log(`model ${done.version} was not promoted`);
      return done.status === 'active' ? done : model;
    }
    if (newest && newest.id > model.id && newest.status === 'active') return newest;
    if (Date.now() > deadline) return model;
    await sleep(500);
  }
}
