import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccountKind } from './account-kind.js';
import type { Origin } from './origin.js';
import { includesRole, Role } from './role.js';
import type { Scope } from './scope.js';

/** The API key that somebody calls with. */
export interface ActingKey {
  readonly id: number;
  /** Null: all that the role of its account may. */
  readonly scopes: readonly Scope[] | null;
}

/** Who is calling: the first argument of every service call that depends on it. */
export interface Actor {
  readonly id: number;
  readonly organizationId: number;
  readonly role: Role;
  /** Whether they run the service for all organisations. */
  readonly isOperator?: boolean;
  /** Missing where the service acts by itself for somebody. */
  readonly kind?: AccountKind;
  /** Whether the account has a second factor here. */
  readonly hasSecondFactor?: boolean;
  /** The session whose access token they call with. */
  readonly sessionId?: number | null;
  /** When they last showed that it is them, as their token says. */
  readonly provenAt?: Date | undefined;
  /** What a machine calls with. */
  readonly key?: ActingKey;
  /** Missing where the service acts by itself for somebody. */
  readonly origin?: Origin;
}

/** Agents, and who may do what they may, see every ticket. */
export function isStaff(actor: Pick<Actor, 'role'>): boolean {
  return includesRole(actor.role, Role.Agent);
}

/** The signed-in user of the request. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor =>
    context.switchToHttp().getRequest<FastifyRequest & { user: Actor }>().user,
);
