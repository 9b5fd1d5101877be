import type { Cell } from '../common/http/csv.js';
import type { AuditEvent } from './audit-event.entity.js';

export const AUDIT_COLUMNS = [
  'id',
  'occurredAt',
  'action',
  'actorId',
  'subjectType',
  'subjectId',
  'before',
  'after',
  'address',
  'requestId',
] as const satisfies readonly (keyof AuditEvent)[];

/** An event as a row of CSV; states are JSON. */
export function auditCells(event: AuditEvent): Cell[] {
  return AUDIT_COLUMNS.map((column) => {
    const value = event[column];
    if (value instanceof Date) return value.toISOString();
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  });
}
