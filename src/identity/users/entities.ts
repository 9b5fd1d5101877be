import { User } from './user.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [User];
