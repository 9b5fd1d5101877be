export { ENTITIES } from './entities.js';
export { Intent } from './intent.entity.js';
export { IntentNotFoundError } from './intent.errors.js';
export { IntentRows } from './intent-rows.js';
export { IntentsService } from './intents.service.js';
export { isAnswerable } from './is-answerable.js';
export { Priority } from './priority.js';
export { TaxonomyModule } from './taxonomy.module.js';
