export { ENTITIES } from './entities.js';
export { REPLAYED } from './idempotency.interceptor.js';
export { IdempotencyModule } from './idempotency.module.js';
export { HEADER } from './idempotency-key.js';
export { Idempotent } from './idempotent.js';
export { type AnsweredThing, StoredKeys } from './stored-keys.js';
