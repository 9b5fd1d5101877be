import { IdempotencyKey } from './idempotency-key.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [IdempotencyKey];
