import { applyDecorators, SetMetadata } from '@nestjs/common';
import { Access, PEOPLE } from './access.js';
import type { Actor } from './actor.js';
import { includesRole, Role } from './role.js';

export const OPERATORS = 'operators';

/** Whether somebody runs the service for all organisations, which only admins do. */
export function isOperator(actor: Pick<Actor, 'role' | 'isOperator'>): boolean {
  return actor.isOperator === true && includesRole(actor.role, Role.Admin);
}

/** Lets only those call a route who run the service for all organisations. */
export function ForOperators(): MethodDecorator & ClassDecorator {
  return applyDecorators(Access(Role.Admin, PEOPLE), SetMetadata(OPERATORS, true));
}
