import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ACCESS,
  ACCESS_KINDS,
  type AccessKinds,
  type AccessRule,
  type Actor,
  coversScope,
  includesRole,
  isOperator,
  neededScope,
  needsStepUp,
  OPERATORS,
  SCOPED,
  type ScopeRule,
  STEP_UP,
  type StepUpRule,
  WITHOUT_SECOND_FACTOR,
} from '../../platform/access/index.js';
import { UserLimit } from '../../platform/limits/index.js';
import { LastSeen } from '../users/index.js';
import { Admission } from './admission/admission.js';
import { AccountKindError, ForbiddenError, ScopeError } from './bearer/auth.errors.js';
import { callerOf } from './bearer/caller.js';
import { Callers } from './callers.js';
import { FreshProof } from './step-up/fresh-proof.js';

/** Enforces `@Access` on every route; one without a rule answers nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    private readonly admission: Admission,
    private readonly userLimit: UserLimit,
    private readonly freshProof: FreshProof,
    private readonly lastSeen: LastSeen,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, targets);
    if (rule === 'anyone') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { user: Actor }>();
    const caller = callerOf(request);
    const actor = await this.callers.identify(caller);
    await this.userLimit.count(actor.id, context.switchToHttp().getResponse<FastifyReply>());
    const mayLackFactor = this.reflector.getAllAndOverride<boolean>(WITHOUT_SECOND_FACTOR, targets);
    await this.admission.admit(actor, caller.origin, mayLackFactor);
    this.lastSeen.note(actor);
    if (!rule) throw new ForbiddenError('Nobody may call this.');
    if (!includesRole(actor.role, rule)) throw new ForbiddenError(`This needs the role ${rule}.`);
    if (this.reflector.getAllAndOverride<boolean>(OPERATORS, targets) && !isOperator(actor)) {
      throw new ForbiddenError('This is for the operators of the service.');
    }
    const kinds = this.reflector.getAllAndOverride<AccessKinds>(ACCESS_KINDS, targets);
    if (kinds && !(actor.kind && kinds.includes(actor.kind))) throw new AccountKindError(actor);
    const scoped = this.reflector.getAllAndOverride<ScopeRule | undefined>(SCOPED, targets);
    const scope = neededScope(scoped, request.method);
    if (!coversScope(actor, scope)) throw new ScopeError(scope);
    const stepUp = this.reflector.getAllAndOverride<StepUpRule | undefined>(STEP_UP, targets);
    if (needsStepUp(stepUp, request.body)) this.freshProof.assert(actor);
    request.user = { ...actor, origin: caller.origin };
    return true;
  }
}
