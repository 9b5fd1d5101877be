export { promisesJudged, slaBreached, type SlaNews, slaWarned } from './clocks/sla.events.js';
export { ENTITIES } from './entities.js';
export type { SlaMetric } from './policies/sla-values.js';
export { SlaModule } from './sla.module.js';
