import { beforeAll, describe, expect, test } from '@jest/globals';
import { type AnotherOrganisation, anotherOrganisation } from '../support/another-organisation.js';
import { type Answer, type Api, PASSWORD } from '../support/api.js';
import { anyone, type Page, theAdmin, unique } from '../support/builders.js';
import { until } from '../support/until.js';

interface Use {
  readonly used: number;
  readonly limit: number | null;
}

interface Usage {
  readonly month: string;
  readonly renewsAt: string;
  readonly conversationsPerMonth: Use;
  readonly users: Use;
}

const REFUSED = { status: 403, code: 'ORGANIZATION.LIMIT_EXCEEDED' };

let operator: Api;
let other: AnotherOrganisation;

beforeAll(async () => {
  operator = await theAdmin();
  other = await anotherOrganisation(operator);
});

const usage = async (): Promise<Usage> =>
  (await other.admin.get<Usage>('/organization/usage')).body;

/** It is known everywhere within two seconds. */
async function limit(name: 'conversationsPerMonth' | 'users', most: number | null): Promise<void> {
  const change = { limits: { [name]: most } };
  expect((await operator.patch(`/organizations/${other.id}`, change)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
}

const begin = (headers = {}, message = 'I was charged twice'): Promise<Answer> =>
  other.customer.post('/tickets', { message }, { headers });
const withKey = (): Promise<Answer> => begin({ 'idempotency-key': unique() });

describe('conversations', () => {
  test('end at the limit of the month, those with a key as well, and say when there are more', async () => {
    await limit('conversationsPerMonth', 3);
    const answers = await Promise.all([begin(), begin(), withKey(), begin(), withKey(), begin()]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    const { month, renewsAt, conversationsPerMonth } = await usage();
    expect(conversationsPerMonth).toEqual({ used: 3, limit: 3 });
    for (const refused of [await begin(), await withKey()]) {
      expect(refused.body).toMatchObject({ ...REFUSED, limit: 3, used: 3, renewsAt });
    }
    const next = new Date(`${month}T00:00:00Z`);
    next.setUTCMonth(next.getUTCMonth() + 1);
    expect(renewsAt).toBe(next.toISOString());
  });

  test('go on where the limit is raised, and what is refused for itself does not count', async () => {
    await limit('conversationsPerMonth', 5);
    expect((await begin({}, '')).status).toBe(400);
    expect([(await begin()).status, (await withKey()).status]).toEqual([201, 201]);
    expect((await begin()).body).toMatchObject({ ...REFUSED, limit: 5 });
  });

  test('are counted where there is no limit any more', async () => {
    await limit('conversationsPerMonth', null);
    expect([(await begin()).status, (await withKey()).status]).toEqual([201, 201]);
    const used = async () => (await usage()).conversationsPerMonth;
    await until(used).toEqual({ used: 7, limit: null });
  });

  test('are told of before there are none left', async () => {
    const { body } = await other.admin.get<Page<{ after: object; actorId: number | null }>>(
      '/audit-events?action=organization.limit_near',
    );
    expect(body.data).toContainEqual(
      expect.objectContaining({
        after: expect.objectContaining({ name: 'conversationsPerMonth', limit: 3 }),
        actorId: null,
      }),
    );
  });
});

describe('accounts', () => {
  test('end at the limit, until there is room again', async () => {
    const { used } = (await usage()).users;
    await limit('users', used + 1);
    const register = () => {
      const email = `${unique()}@acme.example`;
      return anyone().post('/auth/register', {
        organization: other.slug,
        email,
        password: PASSWORD,
      });
    };
    expect((await register()).status).toBe(201);
    expect((await usage()).users).toEqual({ used: used + 1, limit: used + 1 });
    expect((await register()).body).toMatchObject({ ...REFUSED, limit: used + 1 });
    await limit('users', null);
    expect((await register()).status).toBe(201);
  });
});
