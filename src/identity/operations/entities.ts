import { ExportChunk } from './export/export-chunk.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [ExportChunk];
