export { ENTITIES } from './entities.js';
export { SlaModule } from './sla.module.js';
