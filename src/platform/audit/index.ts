export { AuditModule } from './audit.module.js';
export { type AuditEntry, AuditLog, type Author } from './audit-log.js';
export { AuditRetention } from './audit-retention.js';
export { ENTITIES } from './entities.js';
