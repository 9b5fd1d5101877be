import { CannedAnswer } from './canned-answer.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [CannedAnswer];
