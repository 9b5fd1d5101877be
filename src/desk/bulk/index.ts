export { BulkModule } from './bulk.module.js';
export { ENTITIES } from './entities.js';
