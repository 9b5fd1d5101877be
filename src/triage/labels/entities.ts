import { Label } from './label.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Label];
