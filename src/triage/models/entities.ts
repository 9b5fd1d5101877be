import { Model } from './model.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Model];
