/** What somebody may do. */
export enum Role {
  User = 'user',
  Agent = 'agent',
  /** An agent who also sees how well the machine does, and what a policy would have done. */
  Supervisor = 'supervisor',
  Admin = 'admin',
  /** Of machines alone. */
  System = 'system',
}

/** What each role may do: its own, and all that these others may. */
const INCLUDED: Readonly<Record<Role, readonly Role[]>> = {
  user: [],
  agent: [Role.User],
  supervisor: [Role.User, Role.Agent],
  admin: [Role.User, Role.Agent, Role.Supervisor],
  system: [Role.User, Role.Agent],
};

const MAY = new Map(
  Object.values(Role).map((role) => [role, new Set([role, ...INCLUDED[role]])] as const),
);

/** Whether `role` includes the rights of `least`. */
export function includesRole(role: Role, least: Role): boolean {
  return MAY.get(role)?.has(least) ?? false;
}

/** Roles with the rights of staff; all others may be anybody's. */
export const STAFF_ROLES: readonly Role[] = Object.values(Role).filter((role) =>
  includesRole(role, Role.Agent),
);
