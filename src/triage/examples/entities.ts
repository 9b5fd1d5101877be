import { Example } from './example.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Example];
