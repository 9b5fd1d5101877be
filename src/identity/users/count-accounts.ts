import { type EntityManager, IsNull, Not } from 'typeorm';
import { AccountKind } from '../../platform/access/index.js';
import { User } from './user.entity.js';

/** How many people have an account in an organisation; machines are not counted. */
export function countAccounts(
  manager: Pick<EntityManager, 'countBy'>,
  organizationId: number,
): Promise<number> {
  const kind = Not(AccountKind.Machine);
  return manager.countBy(User, { organizationId, kind, deletedAt: IsNull() });
}
