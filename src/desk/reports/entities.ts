import { ServiceCount } from './service/service-count.entity.js';
import { ServiceDay } from './service/service-day.entity.js';
import { ServiceRecount } from './service/service-recount.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [ServiceCount, ServiceDay, ServiceRecount];
