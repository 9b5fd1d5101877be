import { SlaClock } from './clocks/sla-clock.entity.js';
import { BusinessHoursRow } from './hours/business-hours.entity.js';
import { SlaPolicy } from './policies/sla-policy.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [BusinessHoursRow, SlaClock, SlaPolicy];
