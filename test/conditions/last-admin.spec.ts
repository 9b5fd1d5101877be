import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { ADMIN } from '../support/service.js';

const ROUNDS = 8;

let database: TestDatabase;
let admin: Api;

beforeAll(async () => {
  ({ database, admin } = await fixture());
});

beforeEach(async () => {
  await database.query(`UPDATE users SET role = 'user' WHERE id <> $1`, [admin.userId]);
  await database.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [admin.userId]);
});

function admins(): Promise<unknown[]> {
  return database.query(`SELECT id FROM users WHERE role = 'admin' AND deleted_at IS NULL`);
}

function demote(by: Api, whom: Api) {
  return by.patch(`/users/${whom.userId}/role`, { role: 'user' });
}

test('the only admin can be neither demoted nor deleted', async () => {
  for (const role of ['user', 'agent']) {
    const { status, body } = await admin.patch(`/users/${admin.userId}/role`, { role });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'USER.LAST_ADMIN' });
  }
  const { status, body } = await admin.delete(`/users/${admin.userId}`);
  expect(status).toBe(409);
  expect(body).toMatchObject({ code: 'USER.LAST_ADMIN' });
  expect((await admin.patch(`/users/${admin.userId}/role`, { role: 'admin' })).status).toBe(200);
  expect(await admins()).toHaveLength(1);
});

test('a deleted admin does not count as one', async () => {
  const second = await admin.newStaff('admin');
  expect((await admin.delete(`/users/${second.userId}`)).status).toBe(204);
  expect((await admin.delete(`/users/${admin.userId}`)).status).toBe(409);
});

test('the only admin cannot be disabled, and a disabled admin does not count as one', async () => {
  const shut = (by: Api, whom: Api) => by.patch(`/users/${whom.userId}`, { disabled: true });
  const refused = await shut(admin, admin);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ code: 'USER.LAST_ADMIN' });
  const second = await admin.newStaff('admin');
  expect((await shut(admin, second)).status).toBe(200);
  expect((await shut(admin, admin)).status).toBe(409);
  expect((await demote(admin, admin)).status).toBe(409);
  expect((await admin.delete(`/users/${admin.userId}`)).status).toBe(409);
});

test('two admins who disable each other at once leave one', async () => {
  const second = await admin.newStaff('admin');
  const shut = (by: Api, whom: Api) => by.patch(`/users/${whom.userId}`, { disabled: true });
  // The second one's own call may already come from nobody.
  const answers = await Promise.all([shut(second, admin), shut(admin, second)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.toBeOneOf([401, 409])]);
  const left = await database.query<{ id: number }>(
    `SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL AND deleted_at IS NULL`,
  );
  expect(left).toHaveLength(1);
  // Whoever was shut out has no session any more.
  await database.query(`UPDATE users SET disabled_at = NULL WHERE id = $1`, [admin.userId]);
  admin = await new Api(admin.url).as(ADMIN.email, ADMIN.password);
});

test('with a second admin the first may go', async () => {
  const second = await admin.newStaff('admin');
  expect((await demote(admin, admin)).status).toBe(200);
  expect((await admin.get('/users')).status).toBe(403);
  expect((await demote(second, second)).status).toBe(409);
});

test('two admins who demote each other at once leave one', async () => {
  const second = await admin.newStaff('admin');
  for (let round = 0; round < ROUNDS; round++) {
    await database.query(`UPDATE users SET role = 'admin' WHERE id IN ($1, $2)`, [
      admin.userId,
      second.userId,
    ]);
    const answers = await Promise.all([demote(admin, second), demote(second, admin)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([403, 409]).toContain(statuses[1]);
    expect(await admins()).toHaveLength(1);
  }
});

test('all admins who delete themselves at once leave one', async () => {
  const others = await Promise.all([1, 2, 3].map(() => admin.newStaff('admin')));
  const answers = await Promise.all(
    [admin, ...others].map((it) => it.delete(`/users/${it.userId}`)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 204, 204, 409]);
  expect(await admins()).toHaveLength(1);
});
