import { BulkChange } from './bulk-change.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [BulkChange];
