import { Guarantee } from './guarantee.entity.js';
import { PolicyVersion } from './policy.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Guarantee, PolicyVersion];
