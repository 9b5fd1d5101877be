/**
 * What the service consists of, in one import: to read it all takes seconds, in which the database
 * can start.
 */
export { FirstAdmin } from '../identity/users/index.js';
export { migrate } from '../platform/database/index.js';
export { createApp } from './create-app.js';
export { ReadinessService } from './health/readiness.service.js';
