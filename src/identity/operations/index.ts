export { ENTITIES } from './entities.js';
export { OperationsModule } from './operations.module.js';
export { PersonExport } from './person/person-export.js';
