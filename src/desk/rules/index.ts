export { ENTITIES } from './entities.js';
export { RulesModule } from './rules.module.js';
