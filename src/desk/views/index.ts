export { ENTITIES } from './entities.js';
export { ViewsModule } from './views.module.js';
