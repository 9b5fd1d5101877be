import { OrganizationUsage } from './limits/organization-usage.entity.js';
import { Organization } from './organization.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Organization, OrganizationUsage];
