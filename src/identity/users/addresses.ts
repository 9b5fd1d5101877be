import { type EntityManager, IsNull } from 'typeorm';
import { User } from './user.entity.js';

/** Whether somebody has the address; in the middle of a transaction of the organisation. */
export function isTaken(manager: EntityManager, email: string): Promise<boolean> {
  return manager.existsBy(User, { email, deletedAt: IsNull() });
}
