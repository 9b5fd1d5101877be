/**
 * What the service consists of, in one import: to read it all takes seconds, in which the database
 * can start.
 */
export { createApp } from './app.js';
export { migrate } from './database/migrate.js';
export { ReadinessService } from './health/readiness.service.js';
