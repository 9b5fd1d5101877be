import { beforeAll, describe, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import type { Session, TokenPair } from '../support/schemas.js';
import { startService } from '../support/service.js';

let database: TestDatabase;
let api: Api;
let people = 0;

beforeAll(async () => {
  const given = await fixture({ SESSION_IDLE_MINUTES: '60', SESSION_MAX_DAYS: '2' });
  ({ database } = given);
  api = new Api(given.service.url);
});

async function newSession(): Promise<TokenPair> {
  const account = { email: `person-${++people}@example.com`, password: PASSWORD };
  await api.post('/auth/register', account);
  return (await api.post<TokenPair>('/auth/login', account)).body;
}

const refresh = ({ refreshToken }: TokenPair, by = api) =>
  by.post<TokenPair>('/auth/refresh', { refreshToken });
const sessionsOf = async ({ accessToken }: TokenPair) =>
  (await new Api(api.url, accessToken).get<{ data: Session[] }>('/auth/sessions')).body.data;

/** As if so much time had passed for all sessions. */
async function pass(time: string): Promise<void> {
  for (const [table, columns] of [
    ['sessions', ['created_at', 'last_used_at', 'expires_at', 'ends_at']],
    ['refresh_tokens', ['created_at', 'expires_at']],
  ] as const) {
    const changes = columns.map((column) => `${column} = ${column} - interval '${time}'`);
    await database.query(`UPDATE ${table} SET ${changes.join(', ')}`);
  }
}

describe('a session', () => {
  test('that lies idle ends, one that is used goes on', async () => {
    const idle = await newSession();
    let used = await newSession();
    await pass('40 minutes');
    used = (await refresh(used)).body;
    await pass('40 minutes');
    expect((await refresh(idle)).status).toBe(401);
    expect(await sessionsOf(idle)).toEqual([]);
    const { status, body } = await refresh(used);
    expect(status).toBe(200);
    expect(await sessionsOf(body)).toHaveLength(1);
  });

  test('ends in the end, however much it is used', async () => {
    let used = await newSession();
    const [begun] = await sessionsOf(used);
    expect(Date.parse(begun!.endsAt) - Date.parse(begun!.createdAt)).toBe(2 * 86_400_000);
    // As if it had been used all the time.
    await database.query(`UPDATE sessions SET ends_at = now() + interval '30 minutes'`);
    used = (await refresh(used)).body;
    const [last] = await sessionsOf(used);
    expect(last!.expiresAt).toBe(last!.endsAt);
    await pass('31 minutes');
    expect((await refresh(used)).status).toBe(401);
  });

  test('that began before sessions were listed gets its row, and its end, by refreshing', async () => {
    const old = await newSession();
    await database.query('DELETE FROM sessions');
    const { status, body } = await refresh(old);
    expect(status).toBe(200);
    const sessions = await sessionsOf(body);
    expect(sessions).toHaveLength(1);
    expect(Date.parse(sessions[0]!.endsAt)).toBeGreaterThan(Date.now());
  });

  test('ends at the instance beside, too', async () => {
    const beside = await startService({ DATABASE_URL: database.url });
    try {
      const session = await newSession();
      const elsewhere = new Api(beside.url, session.accessToken);
      expect((await elsewhere.get('/users/me')).status).toBe(200);
      const [{ id }] = (await sessionsOf(session)) as [Session];
      const owner = new Api(api.url, session.accessToken);
      expect((await owner.delete(`/auth/sessions/${id}`)).status).toBe(204);
      expect((await elsewhere.get('/users/me')).status).toBe(401);
      expect((await refresh(session, elsewhere)).status).toBe(401);
    } finally {
      await beside.stop();
    }
  });
});
