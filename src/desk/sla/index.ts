export { slaBreached, type SlaNews, slaWarned } from './clocks/sla.events.js';
export { ENTITIES } from './entities.js';
export { SlaModule } from './sla.module.js';
