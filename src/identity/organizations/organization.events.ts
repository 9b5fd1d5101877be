import { defineEvent } from '../../platform/events/index.js';

/** An organisation. */
interface OfOrganization {
  readonly organizationId: number;
}

/** There is another one; what it needs to begin with is made in the same transaction. */
export const organizationCreated = defineEvent<OfOrganization>('organization.created');

/** Anything about it is different, or it is gone. */
export const organizationChanged = defineEvent<OfOrganization>('organization.changed');
