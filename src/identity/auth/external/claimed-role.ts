import { Role } from '../../../platform/access/index.js';

/** Which claim of a provider's tokens says what somebody may do, and what its values mean here. */
export interface RoleMapping {
  /** The name of a claim, or a path such as `app_metadata.role`. */
  readonly claim: string;
  /** Pairs such as `support=agent`. */
  readonly roles: readonly string[];
}

const HIGHEST_FIRST = [Role.Admin, Role.Supervisor, Role.Agent];

/** The highest role that the claims give; a user where they give none. */
export function claimedRole(claims: object, { claim, roles }: RoleMapping): Role {
  const given = new Set([valueAt(claims, claim)].flat());
  const mapped = roles
    .map((pair) => pair.split('='))
    .filter(([value]) => given.has(value))
    .map(([, role]) => role);
  return HIGHEST_FIRST.find((role) => mapped.includes(role)) ?? Role.User;
}

// The name as a whole comes first: claims of one's own are often named by an address with dots.
function valueAt(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, path)) return (value as Record<string, unknown>)[path];
  const dot = path.indexOf('.');
  if (dot < 0) return undefined;
  return valueAt(valueAt(value, path.slice(0, dot)), path.slice(dot + 1));
}
