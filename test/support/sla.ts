import type { Api } from './api.js';
import { unique } from './builders.js';
import { expectThat } from './expect-that.js';
import type { BusinessHours, SlaPolicy } from './schemas.js';

const OFFICE = { day: 'monday', from: '09:00', to: '17:00' };

/** Business hours that nobody else has. */
export async function someHours(admin: Api, fields: object = {}): Promise<BusinessHours> {
  const whole = { name: unique('hours'), timeZone: 'Europe/Berlin', weekly: [OFFICE], ...fields };
  const { status, body } = await admin.post<BusinessHours>('/business-hours', whole);
  expectThat(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** A policy that is for no ticket of other tests. */
export const policyBody = (fields: object = {}) => ({
  name: unique('policy'),
  conditions: { tags: [unique('tag')] },
  targets: { urgent: { firstResponse: 60 } },
  ...fields,
});

export async function aPolicy(admin: Api, fields: object = {}): Promise<SlaPolicy> {
  const { status, body } = await admin.post<SlaPolicy>('/sla-policies', policyBody(fields));
  expectThat(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** Business hours for the time of a call. */
export async function withHours<Result>(
  admin: Api,
  call: (hours: BusinessHours) => Promise<Result>,
): Promise<Result> {
  const hours = await someHours(admin);
  try {
    return await call(hours);
  } finally {
    await admin.delete(`/business-hours/${hours.id}`);
  }
}

/** A policy for the time of a call. */
export async function withPolicy<Result>(
  admin: Api,
  call: (policy: SlaPolicy) => Promise<Result>,
): Promise<Result> {
  const policy = await aPolicy(admin);
  try {
    return await call(policy);
  } finally {
    await admin.delete(`/sla-policies/${policy.id}`);
  }
}
