import type { AuditEntry } from '../../../platform/audit/index.js';

/** What the audit log is told of a row that was made, changed or deleted. */
export function entryOf(
  type: string,
  verb: string,
  id: number,
  before: object | null,
  after: object | null,
): AuditEntry {
  const states = { ...(before && { before }), ...(after && { after: { ...after } }) };
  return { action: `${type}.${verb}`, subject: { type, id }, ...states };
}

/** The fields that are set; of those only that another object sets too, where one is given. */
export function contentOf<Fields extends object>(
  fields: Fields,
  wanted: object = fields,
): Partial<Fields> {
  const set = Object.entries(fields).filter(
    ([name, value]) =>
      value !== undefined && (wanted as Record<string, unknown>)[name] !== undefined,
  );
  return Object.fromEntries(set) as Partial<Fields>;
}
