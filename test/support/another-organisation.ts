import { expect } from '@jest/globals';
import { Api, PASSWORD } from './api.js';
import { expectThat } from './expect-that.js';
import { anOrganization, aSlug } from './organizations.js';
import { until } from './until.js';

/** An organisation beside the one that the tests work in. */
export interface AnotherOrganisation {
  readonly id: number;
  readonly slug: string;
  readonly admin: Api;
  readonly agent: Api;
  readonly customer: Api;
}

/** Called as an operator: makes an organisation with people of its own. */
export async function anotherOrganisation(operator: Api): Promise<AnotherOrganisation> {
  const open = new Api(operator.url);
  const slug = aSlug();
  const email = `admin@${slug}.example`;
  const { id } = await anOrganization(operator, {
    slug,
    tier: 'enterprise',
    admin: { email, password: PASSWORD },
  });
  const admin = await signIn(open, slug, email);
  // It is prepared when it is there already, and until then all goes to people.
  const models = async () =>
    (await admin.get<{ data: { status: string }[] }>('/triage/models')).body.data;
  await until(async () => (await models()).map(({ status }) => status)).toContain('active');
  const customer = await register(open, slug, `customer@${slug}.example`);
  const agent = await register(open, slug, `agent@${slug}.example`);
  const { status } = await admin.patch(`/users/${agent.userId}/role`, { role: 'agent' });
  expect(status).toBe(200);
  return { id, slug, admin, agent, customer };
}

async function register(open: Api, organization: string, email: string): Promise<Api> {
  await open.post('/auth/register', { organization, email, password: PASSWORD });
  return signIn(open, organization, email);
}

async function signIn(open: Api, organization: string, email: string): Promise<Api> {
  const credentials = { organization, email, password: PASSWORD };
  const { status, body } = await open.post<{ accessToken: string }>('/auth/login', credentials);
  expectThat(status, JSON.stringify(body)).toBe(200);
  const signedIn = new Api(open.url, body.accessToken);
  const me = await signedIn.get<{ id: number }>('/users/me');
  return new Api(open.url, body.accessToken, me.body.id);
}
