import { FormerName } from './former-name.entity.js';
import { Intent } from './intent.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [Intent, FormerName];
