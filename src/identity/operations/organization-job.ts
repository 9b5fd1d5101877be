import type { EntityManager } from 'typeorm';
import type { Actor, Origin } from '../../platform/access/index.js';
import type { JobOrder, JobRun, Jobs } from '../../platform/jobs/index.js';

/** Which organisation a job of operators is about, and who wanted it. */
export interface OrganizationJobPayload {
  readonly organizationId: number;
  readonly requestedBy: number;
  readonly origin?: Origin;
}

/** Of a type, one is under way for an organisation at a time. */
export function orderOf(
  owner: Actor,
  organizationId: number,
): Required<Omit<JobOrder, 'afterSeconds'>> {
  return { owner, singletonKey: String(organizationId) };
}

/** The job of this type that is under way for an organisation, or a new one. */
export async function underWayOrNew(
  jobs: Jobs,
  manager: EntityManager,
  type: string,
  actor: Actor,
  organizationId: number,
): Promise<number> {
  const order = orderOf(actor, organizationId);
  const underWay = await jobs.underWay(manager, type, order);
  if (underWay !== undefined) return underWay;
  const payload: OrganizationJobPayload = {
    organizationId,
    requestedBy: actor.id,
    ...(actor.origin && { origin: actor.origin }),
  };
  return jobs.enqueue(manager, type, payload, order);
}

/** Who wanted a job, in the organisation of operators. */
export function requesterOf({
  organizationId,
  payload: { requestedBy: id, origin },
}: JobRun<OrganizationJobPayload>): Pick<Actor, 'id' | 'organizationId' | 'origin'> {
  return { id, organizationId, ...(origin && { origin }) };
}
