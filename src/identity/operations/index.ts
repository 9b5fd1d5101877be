export { ENTITIES } from './entities.js';
export { OperationsModule } from './operations.module.js';
