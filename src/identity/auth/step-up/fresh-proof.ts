import { Injectable } from '@nestjs/common';
import { type Actor, namesScope } from '../../../platform/access/index.js';
import { Settings } from '../../../platform/config/index.js';
import { ScopeError } from '../bearer/auth.errors.js';
import { StepUpRequiredError } from './step-up.errors.js';

const MINUTE_MS = 60_000;

/** Whether somebody has shown a short while ago that it is them; from their token, without a query. */
@Injectable()
export class FreshProof {
  constructor(private readonly settings: Settings) {}

  /** @throws StepUpRequiredError, ScopeError */
  assert(actor: Actor): void {
    if (actor.key) {
      if (namesScope(actor, 'admin')) return;
      throw new ScopeError('admin');
    }
    const { stepUpMinutes } = this.settings;
    const age = Date.now() - (actor.provenAt?.getTime() ?? -Infinity);
    if (age > stepUpMinutes * MINUTE_MS) throw new StepUpRequiredError(actor, stepUpMinutes);
  }

  /** Until when a proof of this time counts. */
  endOf(provenAt: Date): Date {
    return new Date(provenAt.getTime() + this.settings.stepUpMinutes * MINUTE_MS);
  }
}
