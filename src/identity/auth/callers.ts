import { Injectable } from '@nestjs/common';
import { type Actor, coversScope, type Origin, type Scope } from '../../platform/access/index.js';
import { OrganizationNames } from '../organizations/index.js';
import { Admission } from './admission/admission.js';
import { API_KEY } from './api-keys/api-key.strategy.js';
import { askPassport } from './bearer/ask-passport.js';
import { ScopeError, UnauthenticatedError } from './bearer/auth.errors.js';
import type { Caller } from './bearer/caller.js';
import { endOf } from './bearer/token-end.js';
import { EXTERNAL_TOKEN } from './external/external-token.strategy.js';
import { ACCESS_TOKEN } from './tokens/access-token.strategy.js';

/**
 * What callers may carry, the most frequent first; each strategy leaves what is not its kind to the
 * next.
 */
const STRATEGIES = [ACCESS_TOKEN, API_KEY, EXTERNAL_TOKEN];

/** Somebody who has shown a token and was let in. */
export interface Admitted {
  readonly actor: Actor;
  /** When the token ends; nothing for keys, of which the database knows. */
  readonly until?: Date | undefined;
}

/** Who somebody is by what they carry, whether or not it came with a request. */
@Injectable()
export class Callers {
  constructor(
    private readonly names: OrganizationNames,
    private readonly admission: Admission,
  ) {}

  /** @throws UnauthenticatedError, and whatever a strategy refuses a credential with */
  async identify(caller: Caller): Promise<Actor> {
    const actor = await askPassport(STRATEGIES, caller);
    if (!actor || !(await this.names.isAtHome(actor.organizationId, caller.origin.host))) {
      throw new UnauthenticatedError();
    }
    return actor;
  }

  /**
   * Lets somebody in who stays: what they carry counts as a call once.
   * @param scope that a key needs which is limited to scopes
   * @throws as `identify`, Admission and a key's scopes have it
   */
  async admit(token: string, origin: Origin, scope: Scope): Promise<Admitted> {
    const actor = await this.identify({ token, origin });
    await this.admission.admit(actor, origin, false);
    if (!coversScope(actor, scope)) throw new ScopeError(scope);
    return { actor: { ...actor, origin }, until: endOf(token) };
  }

  /** Who they are by now; fails as `admit` does once they would not be let in any more. */
  async readmit(token: string, origin: Origin, scope: Scope): Promise<Actor> {
    const actor = await this.identify({ token, origin });
    await this.admission.readmit(actor, origin);
    if (!coversScope(actor, scope)) throw new ScopeError(scope);
    return { ...actor, origin };
  }
}
