import { randomBytes } from 'node:crypto';
import type { OrganizationView } from '../../src/identity/organizations/organization.dto.js';
import type { Api } from './api.js';
import { expectThat } from './expect-that.js';
import { until } from './until.js';

/** A slug that no other test and no earlier run has used. */
export function aSlug(): string {
  return `t-${randomBytes(6).toString('hex')}`;
}

/** Called as an operator: an organisation of the test's own, with an admin where one is named. */
export async function anOrganization(
  operator: Api,
  fields: object = {},
): Promise<OrganizationView> {
  const body = { slug: aSlug(), name: 'An organisation of a test', ...fields };
  const create = () => operator.post<OrganizationView>('/organizations', body);
  let answer = await create();
  // The first one beside the default takes locks that an export or a backup may hold off.
  await until(async () => {
    if (answer.status === 503) answer = await create();
    return answer.status;
  }).not.toBe(503);
  expectThat(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
