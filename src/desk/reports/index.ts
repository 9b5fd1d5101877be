export { DriftMonitor } from './drift/drift-monitor.js';
export { ENTITIES } from './entities.js';
export { ReportsModule } from './reports.module.js';
