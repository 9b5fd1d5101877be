import type { Actor } from './actor.js';
import { includesRole, Role } from './role.js';

/** Something that somebody has for themselves, or shares with all of the staff. */
export interface Shareable {
  readonly ownerId: number;
  readonly shared: boolean;
}

/** Whether somebody of the staff may change it: what is their own, and admins what is shared. */
export function mayChange(actor: Actor, { ownerId, shared }: Shareable): boolean {
  return ownerId === actor.id || (shared && includesRole(actor.role, Role.Admin));
}

/** The conditions of which one holds for all that somebody of the staff may see. */
export function seenBy({ id }: Actor): readonly [{ ownerId: number }, { shared: true }] {
  return [{ ownerId: id }, { shared: true }];
}
