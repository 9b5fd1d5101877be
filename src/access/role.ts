/** What somebody may do; each role may do all that the ones before it may. */
export enum Role {
  User = 'user',
  Agent = 'agent',
  Admin = 'admin',
}

const RANK: Readonly<Record<Role, number>> = { user: 0, agent: 1, admin: 2 };

/** Whether `role` includes the rights of `least`. */
export function includesRole(role: Role, least: Role): boolean {
  return RANK[role] >= RANK[least];
}
