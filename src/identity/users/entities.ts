import { UserProfile } from './profiles/user-profile.entity.js';
import { User } from './user.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [User, UserProfile];
