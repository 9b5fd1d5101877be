export { DiscoveryModule } from './discovery.module.js';
export { DiscoveryErasure } from './discovery-erasure.js';
export { ENTITIES } from './entities.js';
