import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { EmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { Api } from '../support/api.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { fillSmall } from '../support/small-taxonomy.js';
import { until } from '../support/until.js';

const ROUNDS = 20;
const CLIENTS = 16;
const ANSWERS_PER_ROUND = 40;
const PATIENCE_MS = 10 * 60_000;

interface StoredTicket {
  readonly id: number;
  readonly message: string;
  readonly decisions: number;
}

let dataDir: string;
let service: Service | undefined;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'acs-kill-'));
  await chmod(dataDir, 0o755);
  await withDatabase(async (client, url) => {
    const query = async <Row>(text: string, values: unknown[] = []) =>
      (await client.query(text, values)).rows as Row[];
    await fillSmall({ url, query });
  });
});

afterAll(async () => {
  await service?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Works on the service's own database while the service does not run. */
async function withDatabase<Result>(
  work: (client: pg.Client, url: string) => Promise<Result>,
): Promise<Result> {
  const server = await EmbeddedPostgres.start(dataDir);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return await work(client, server.url);
  } finally {
    await client.end();
    await server.stop();
  }
}

async function killDatabase(): Promise<void> {
  const content = await readFile(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8');
  process.kill(Number(content.split('\n')[0]), 'SIGKILL');
}

async function killService({ process: child }: Service): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

test(
  `what was answered is there, once, after ${ROUNDS} kills under load`,
  async () => {
    const sent = new Set<string>();
    const answered = new Map<string, unknown>();
    const refused: unknown[] = [];
    let token: string | undefined;

    for (let round = 1; round <= ROUNDS; round++) {
      service = await startService({ DATA_DIR: dataDir });
      token ??= (await new Api(service.url).as(ADMIN.email, ADMIN.password)).token;
      const admin = new Api(service.url, token);
      const enough = answered.size + ANSWERS_PER_ROUND;
      let alive = true;
      const client = async (name: number): Promise<void> => {
        for (let turn = 0; alive; turn++) {
          const message = `I was charged twice ${round}-${name}-${turn}`;
          sent.add(message);
          const answer = await admin.post('/tickets', { message }).catch(() => undefined);
          if (answer?.status === 201) answered.set(message, answer.body['id']);
          else if (answer) refused.push(answer.body);
        }
      };
      const load = Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(name)));
      await until(() => answered.size, { every: 5 }).toBeGreaterThan(enough);
      // In every other round the database dies with it, as when the machine runs out of memory.
      if (round % 2 === 0) await killDatabase();
      await killService(service);
      alive = false;
      await load;
    }

    // Only the database's own death may be noticed before one's own.
    expect(refused.filter((body) => (body as { status: number }).status !== 503)).toEqual([]);
    const stored = await withDatabase(async (client) => {
      const { rows } = await client.query<StoredTicket>(
        `SELECT tickets.id, message, count(decisions.id)::int AS decisions
       FROM tickets LEFT JOIN decisions ON ticket_id = tickets.id
       GROUP BY tickets.id, message`,
      );
      return rows;
    });
    expect(stored.filter(({ decisions }) => decisions !== 1)).toEqual([]);
    expect(stored.filter(({ message }) => !sent.has(message))).toEqual([]);
    expect(new Set(stored.map(({ message }) => message)).size).toBe(stored.length);
    const byMessage = new Map<string, unknown>(stored.map(({ id, message }) => [message, id]));
    const lost = [...answered].filter(([message, id]) => byMessage.get(message) !== id);
    expect(lost).toEqual([]);
    console.log(`${answered.size} tickets answered in ${ROUNDS} rounds, ${stored.length} stored`);
  },
  PATIENCE_MS,
);
