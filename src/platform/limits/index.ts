export { limitAddresses } from './address-limits.js';
export { clientNetwork } from './client-network.js';
export { Costly } from './costly.js';
export { CostlyWork } from './costly-work.js';
export { LimitsModule } from './limits.module.js';
export { ReadsMessage } from './message-limit.interceptor.js';
export { RateLimiters } from './rate-limiters.js';
export { SharedStore, STORE_STATUSES, type StoreStatus } from './shared-store.js';
export { UserLimit } from './user-limit.js';
