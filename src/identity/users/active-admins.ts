import { IsNull } from 'typeorm';
import { AccountKind, Role } from '../../platform/access/index.js';

/** Admins of an organisation who can sign in here. */
export const ACTIVE_ADMINS = {
  role: Role.Admin,
  kind: AccountKind.Person,
  disabledAt: IsNull(),
  deletedAt: IsNull(),
};
