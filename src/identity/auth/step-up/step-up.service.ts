import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import type { Account } from '../../users/index.js';
import { Attempts } from '../attempts/attempts.js';
import { Reauthentication } from '../attempts/reauthentication.js';
import { WrongPasskeyError } from '../passkeys/passkey.errors.js';
import { PasskeyProofs } from '../passkeys/passkey-proofs.js';
import { WrongCodeError } from '../second-factor/second-factor.errors.js';
import { SecondFactorCodes } from '../second-factor/second-factor-codes.js';
import { AccessTokens } from '../tokens/access-tokens.js';
import { SessionRows } from '../tokens/session-rows.js';
import { FreshProof } from './fresh-proof.js';
import type { SteppedUp, StepUpProof } from './step-up.dto.js';
import { CodeRequiredError } from './step-up.errors.js';

/** Lets somebody who has signed in show once more that it is them. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly database: Database,
    private readonly reauthentication: Reauthentication,
    private readonly attempts: Attempts,
    private readonly codes: SecondFactorCodes,
    private readonly passkeys: PasskeyProofs,
    private readonly rows: SessionRows,
    private readonly accessTokens: AccessTokens,
    private readonly freshProof: FreshProof,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
  ) {}

  /** @throws WrongPasswordError, CodeRequiredError, WrongCodeError, WrongPasskeyError, RateLimitedError */
  async prove(actor: Actor, { password, ...factor }: StepUpProof): Promise<SteppedUp> {
    const confirmed = await this.reauthentication.confirm(actor, password);
    const prove = () =>
      this.database
        .of(actor)
        .transaction((manager) => this.record(manager, actor, confirmed, factor));
    const tried = { organization: confirmed.organizationId, email: confirmed.email };
    // A wrong code counts as a failed sign-in, too.
    const provenAt = await (confirmed.secondFactorSince
      ? this.attempts.make(tried, actor.origin?.address ?? '', prove)
      : prove());
    const accessToken = await this.accessTokens.issue(confirmed, { id: actor.sessionId, provenAt });
    const expiresIn = this.settings.accessTokenExpireMinutes * 60;
    const provenUntil = this.freshProof.endOf(provenAt);
    return { accessToken, tokenType: 'Bearer', expiresIn, provenUntil };
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    confirmed: Account,
    { code, passkey }: Pick<StepUpProof, 'code' | 'passkey'>,
  ): Promise<Date> {
    const { secondFactorSince } = await this.reauthentication.lock(manager, confirmed);
    if (secondFactorSince) {
      if (code !== undefined) {
        if (!(await this.codes.use(manager, actor, code))) throw new WrongCodeError();
      } else if (passkey !== undefined) {
        const proof = { answer: passkey, alone: false };
        if (!(await this.passkeys.use(manager, actor, proof))) throw new WrongPasskeyError();
      } else throw new CodeRequiredError();
    }
    const provenAt = new Date();
    await this.rows.prove(manager, actor, provenAt);
    const subject = { type: 'user', id: actor.id };
    await this.audit.record(manager, actor, { action: 'auth.stepped_up', subject });
    return provenAt;
  }
}
