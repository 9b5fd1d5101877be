import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Api } from '../support/api.js';
import { allOf, anyone, aTicket, NO_ID, theAdmin } from '../support/builders.js';
import { ROUTES } from '../support/contract.js';
import { type FuzzedCall, fuzzedCall } from '../support/fuzz/calls.js';
import { curlOf, outrageOf, send } from '../support/fuzz/send.js';

/**
 * Random input at every operation of openapi.json. FUZZ_SEED and FUZZ_RUNS (calls for each operation
 * and each caller) repeat a run or make a longer one: `FUZZ_RUNS=500 npm test -- test/api/fuzz`.
 */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260118);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 12);

/** Whoever calls these cannot go on. */
const ENDS_SESSIONS = /^POST .*\/auth\/logout-everywhere$/;

let callers: Record<'admin' | 'user' | 'anyone', Api>;
/** An id for each kind of thing that a random call may change: of its own, or of nothing. */
let ids: readonly number[];
const made: string[] = [];

beforeAll(async () => {
  const admin = await theAdmin();
  const user = await admin.newUser();
  callers = { admin, user, anyone: anyone() };
  ids = [NO_ID, (await aTicket().by(user).escalated()).id];
});

afterAll(async () => {
  for (const path of made) await callers.admin.delete(path);
  // Its message must not stay an example of the intent that it was given here.
  await callers.admin.delete(`/tickets/${ids[1]}/label`);
});

test.each(ROUTES.map((route) => [route.name, route] as const))(
  'no input at %s is answered with a 5xx, late, or with what is inside',
  async (name, route) => {
    for (const caller of ['admin', 'user', 'anyone'] as const) {
      const api = ENDS_SESSIONS.test(name) ? await anyone().newUser() : callers[caller];
      const judge = async (call: FuzzedCall): Promise<void> => {
        const outcome = await send(api, call);
        if (name.startsWith('POST') && outcome.status === 201) remember(route.path, outcome.text);
        const outrage = outrageOf(call, outcome);
        if (outrage) throw new Error(`${outrage}\nas ${caller}: ${curlOf(api, call)}`);
      };
      await fc.assert(
        fc.asyncProperty(fuzzedCall(route, isAboutTickets(route.path) ? ids : [NO_ID]), judge),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
    }
  },
);

const isAboutTickets = (path: string): boolean => path.startsWith('/api/v1/tickets/');

/** What was made in a shared list goes again. */
function remember(path: string, text: string): void {
  const list = /^\/api\/v1(\/triage\/(?:intents|background)|\/auth\/api-keys)$/.exec(path)?.[1];
  if (list) made.push(`${list}/${Number(JSON.parse(text).id)}`);
}

test('the service is as ready as before, and one model is active', async () => {
  expect((await callers.admin.get('//health/ready')).status).toBe(200);
  const models = await allOf<{ status: string }>(callers.admin, '/triage/models');
  expect(models.filter(({ status }) => status === 'active')).toHaveLength(1);
});
