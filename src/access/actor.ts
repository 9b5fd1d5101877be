import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccountKind } from './account-kind.js';
import type { Origin } from './origin.js';
import { includesRole, Role } from './role.js';

/** Who is calling: the first argument of every service call that depends on it. */
export interface Actor {
  readonly id: number;
  readonly role: Role;
  /** Missing where the service acts by itself for somebody. */
  readonly kind?: AccountKind;
  /** Missing where the service acts by itself for somebody. */
  readonly origin?: Origin;
}

/** Agents and admins see every ticket. */
export function isStaff(actor: Actor): boolean {
  return includesRole(actor.role, Role.Agent);
}

/** The signed-in user of the request. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor =>
    context.switchToHttp().getRequest<FastifyRequest & { user: Actor }>().user,
);
