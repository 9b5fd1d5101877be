import { AuditEvent } from './audit-event.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [AuditEvent];
