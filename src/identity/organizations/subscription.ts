import type { Organization } from './organization.entity.js';

type Trial = Pick<Organization, 'tier' | 'trialEndsAt'>;
type Subscription = Trial & Pick<Organization, 'status' | 'isActive' | 'deletionRequestedAt'>;
type Kept = Omit<Subscription, 'deletionRequestedAt'>;

/** Whether the service answers an organisation's people, and if not, why. */
export type Standing = 'active' | 'suspended' | 'expired';

/** Whether it is trying the service out and its time is not over; a trial without an end has none. */
export function isTrialActive({ tier, trialEndsAt }: Trial, now = new Date()): boolean {
  return tier === 'trial' && (trialEndsAt === null || now < trialEndsAt);
}

/** Whether it may use the service: nobody has stopped or deletes it, and no trial is over. */
export function isSubscriptionActive(organization: Subscription, now = new Date()): boolean {
  return organization.deletionRequestedAt === null && standingOf(organization, now) === 'active';
}

export function standingOf(organization: Kept, now = new Date()): Standing {
  const { tier, status, isActive } = organization;
  if (!isActive || status === 'suspended') return 'suspended';
  const isOver = tier === 'trial' && !isTrialActive(organization, now);
  return status === 'expired' || isOver ? 'expired' : 'active';
}
