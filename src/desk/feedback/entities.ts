import { Feedback } from './feedback.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Feedback];
