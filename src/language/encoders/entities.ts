import { Embedding } from './cache/embedding.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Embedding];
