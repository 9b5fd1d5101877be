export { DriftMonitor } from './drift/drift-monitor.js';
export { ReportsModule } from './reports.module.js';
