import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS, ACCESS_KINDS, type AccessKinds, type AccessRule } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import { originOf } from '../access/origin.js';
import { includesRole } from '../access/role.js';
import { UserLimit } from '../limits/user-limit.js';
import { AccountKindError, ForbiddenError, UnauthenticatedError } from './auth.errors.js';
import { Authentication } from './authentication.js';

/** Enforces `@Access` on every route; one without a rule answers nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly userLimit: UserLimit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, targets);
    if (rule === 'anyone') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { user: Actor }>();
    const origin = originOf(request);
    const actor = await this.authentication.actorOf(request.headers.authorization, origin);
    if (!actor) throw new UnauthenticatedError();
    await this.userLimit.count(actor.id, context.switchToHttp().getResponse<FastifyReply>());
    if (!rule) throw new ForbiddenError('Nobody may call this.');
    if (!includesRole(actor.role, rule)) throw new ForbiddenError(`This needs the role ${rule}.`);
    const kinds = this.reflector.getAllAndOverride<AccessKinds>(ACCESS_KINDS, targets);
    if (kinds && !(actor.kind && kinds.includes(actor.kind))) throw new AccountKindError(actor);
    request.user = { ...actor, origin };
    return true;
  }
}
