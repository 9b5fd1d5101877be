import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import {
  type Account,
  AccountSessions,
  LEAST_ALONE,
  lengthOf,
  OperatorAccounts,
  userDeleted,
  UsersService,
} from '../../users/index.js';
import { Attempts } from '../attempts/attempts.js';
import { Reauthentication } from '../attempts/reauthentication.js';
import type { RecoveryCodes, SecondFactorRemoval, SecondFactorStart } from './second-factor.dto.js';
import { SecondFactor } from './second-factor.entity.js';
import {
  OwnSecondFactorError,
  PasswordTooShortAloneError,
  SecondFactorNotStartedError,
  SecondFactorOffError,
  SecondFactorOnError,
  WrongCodeError,
} from './second-factor.errors.js';
import { SecondFactorCodes } from './second-factor-codes.js';
import { SecretSeal } from './secret-seal.js';
import { base32Of, newSecret, provisioningUri } from './totp.js';

/** Switches second factors on and off. */
@Injectable()
export class SecondFactorService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly events: Events,
    private readonly sessions: AccountSessions,
    private readonly reauthentication: Reauthentication,
    private readonly attempts: Attempts,
    private readonly codes: SecondFactorCodes,
    private readonly seal: SecretSeal,
    private readonly audit: AuditLog,
    private readonly operators: OperatorAccounts,
  ) {}

  onModuleInit(): void {
    this.events.within(userDeleted, ({ userId }, manager) => this.codes.forget(manager, userId));
  }

  /** Makes a secret, which counts once it is confirmed and until then can be made anew. */
  async start(actor: Actor, password: string): Promise<SecondFactorStart> {
    const confirmed = await this.reauthentication.confirm(actor, password);
    const secret = newSecret();
    await this.database.of(actor).transaction(async (manager) => {
      const account = await this.reauthentication.lock(manager, confirmed);
      if (account.secondFactorSince) throw new SecondFactorOnError();
      const encryptedSecret = this.seal.seal(actor.id, secret);
      await manager.delete(SecondFactor, { userId: actor.id });
      await manager.insert(SecondFactor, { userId: actor.id, encryptedSecret });
    });
    return { secret: base32Of(secret), uri: provisioningUri(secret, confirmed.email) };
  }

  /** Switches the second factor on, after a code has shown that the app has the secret. */
  async confirm(actor: Actor, code: string): Promise<RecoveryCodes> {
    return this.database.of(actor).transaction(async (manager) => {
      const account = await this.users.lock(manager, actor.id);
      if (account?.secondFactorSince) throw new SecondFactorOnError();
      if (!(await manager.existsBy(SecondFactor, { userId: actor.id }))) {
        throw new SecondFactorNotStartedError();
      }
      if (!(await this.codes.useAppCode(manager, actor.id, code))) throw new WrongCodeError();
      await this.users.setSecondFactor(manager, actor.id, true);
      await this.record(manager, actor, actor.id, 'auth.second_factor_enabled');
      return { recoveryCodes: await this.codes.issueRecoveryCodes(manager, actor.id) };
    });
  }

  /** Gives new recovery codes; the old ones end. */
  async renewRecoveryCodes(actor: Actor, password: string): Promise<RecoveryCodes> {
    const confirmed = await this.reauthentication.confirm(actor, password);
    return this.database.of(actor).transaction(async (manager) => {
      const account = await this.reauthentication.lock(manager, confirmed);
      if (!account.secondFactorSince) throw new SecondFactorOffError();
      await this.record(manager, actor, actor.id, 'auth.recovery_codes_renewed');
      return { recoveryCodes: await this.codes.issueRecoveryCodes(manager, actor.id) };
    });
  }

  /** Switches the second factor off, unless the password is too short to stand alone. */
  async switchOff(actor: Actor, { password, code }: SecondFactorRemoval): Promise<void> {
    const confirmed = await this.reauthentication.confirm(actor, password);
    if (!confirmed.secondFactorSince) throw new SecondFactorOffError();
    if (lengthOf(password) < LEAST_ALONE) throw new PasswordTooShortAloneError(LEAST_ALONE);
    const tried = { organization: confirmed.organizationId, email: confirmed.email };
    await this.attempts.make(tried, actor.origin?.address ?? '', () =>
      this.database
        .of(actor)
        .transaction((manager) => this.remove(manager, actor, confirmed, code)),
    );
  }

  /**
   * Removes the second factor of somebody who has lost it, and ends their sessions: whoever found
   * it may have them.
   * @throws OwnSecondFactorError, UserNotFoundError, OperatorAccountError, SecondFactorOffError
   */
  async removeOf(actor: Actor, userId: number): Promise<void> {
    if (userId === actor.id) throw new OwnSecondFactorError();
    await this.operators.assertMayChange(actor, await this.users.get(actor, userId));
    await this.database.of(actor).transaction(async (manager) => {
      const account = await this.users.lock(manager, userId);
      if (!account?.secondFactorSince) throw new SecondFactorOffError();
      await this.codes.forget(manager, userId);
      await this.users.setSecondFactor(manager, userId, false);
      await this.sessions.endAll(manager, userId);
      await this.record(manager, actor, userId, 'auth.second_factor_disabled');
    });
  }

  private async remove(
    manager: EntityManager,
    actor: Actor,
    confirmed: Account,
    code: string,
  ): Promise<void> {
    const account = await this.reauthentication.lock(manager, confirmed);
    if (!account.secondFactorSince) throw new SecondFactorOffError();
    if (!(await this.codes.use(manager, actor, code))) throw new WrongCodeError();
    await this.codes.forget(manager, actor.id);
    await this.users.setSecondFactor(manager, actor.id, false);
    await this.record(manager, actor, actor.id, 'auth.second_factor_disabled');
  }

  private record(manager: EntityManager, actor: Actor, userId: number, action: string) {
    return this.audit.record(manager, actor, { action, subject: { type: 'user', id: userId } });
  }
}
