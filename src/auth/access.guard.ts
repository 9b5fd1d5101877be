import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type AccessRule } from '../users/access.js';
import type { Actor } from '../users/actor.js';
import { includesRole } from '../users/role.js';
import { ForbiddenError, UnauthenticatedError } from './auth.errors.js';

/** Enforces `@Access` on every route; one without a rule answers nobody. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, targets);
    if (rule === 'anyone') return true;
    await super.canActivate(context);
    if (!rule) throw new ForbiddenError('Nobody may call this.');
    const { user } = context.switchToHttp().getRequest<FastifyRequest & { user: Actor }>();
    if (!includesRole(user.role, rule)) throw new ForbiddenError(`This needs the role ${rule}.`);
    return true;
  }

  override handleRequest<User = Actor>(error: Error | null, user: User | false): User {
    // Not a wrong token but a failure of ours, such as a database that is away.
    if (error) throw error;
    if (!user) throw new UnauthenticatedError();
    return user;
  }
}
