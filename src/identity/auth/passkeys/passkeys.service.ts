import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { pageById } from '../../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../../platform/common/pagination/page.js';
import { Database, violatedUnique } from '../../../platform/database/index.js';
import { UsersService } from '../../users/index.js';
import { UnauthenticatedError } from '../bearer/auth.errors.js';
import { Passkey } from '../second-factor/passkey.entity.js';
import { SecondFactor } from '../second-factor/second-factor.entity.js';
import { SecondFactorCodes } from '../second-factor/second-factor-codes.js';
import { Ceremonies, type NewCredential } from './ceremonies.js';
import { Challenges } from './challenges.js';
import type { MadePasskey, NewPasskey } from './passkey.dto.js';
import {
  LastFactorError,
  PasskeyKnownError,
  PasskeyNotFoundError,
  PasskeyRefusedError,
} from './passkey.errors.js';

/** The passkeys of accounts: each is a second factor, and signs in alone as well. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly codes: SecondFactorCodes,
    private readonly ceremonies: Ceremonies,
    private readonly challenges: Challenges,
    private readonly audit: AuditLog,
  ) {}

  /** The own passkeys, newest first. */
  list(actor: Actor, query: PageQuery): Promise<Page<Passkey>> {
    const passkeys = this.database.of(actor).repository(Passkey);
    return pageById('-id', query, ({ id, ...range }) =>
      passkeys.find({ where: { userId: actor.id, id }, ...range }),
    );
  }

  /** What the device needs to make one. */
  async begin(actor: Actor): Promise<object> {
    const { id, organizationId } = actor;
    const { email } = await this.users.get(actor, id);
    const known = await this.database.of(actor).repository(Passkey).findBy({ userId: id });
    const challenge = this.challenges.make(organizationId, `register ${id}`);
    return this.ceremonies.creation({ id, email, known }, challenge);
  }

  /**
   * Keeps what the device has made, which is a second factor of the account from now on.
   * @throws PasskeyRefusedError, PasskeyKnownError
   */
  async add(actor: Actor, { name, credential }: NewPasskey): Promise<MadePasskey> {
    let signed = '';
    const made = await this.ceremonies.created(credential, (challenge) => {
      signed = challenge;
      return this.challenges.isValid(challenge, actor.organizationId, `register ${actor.id}`);
    });
    if (!made) throw new PasskeyRefusedError();
    return this.database.of(actor).transaction(async (manager) => {
      const account = await this.users.lock(manager, actor.id);
      if (!account) throw new UnauthenticatedError();
      if (!(await this.challenges.use(manager, signed))) throw new PasskeyRefusedError();
      const passkey = await insert(manager, { userId: actor.id, name, ...made });
      await this.record(manager, actor, passkey, 'auth.passkey_added');
      const isFirst = account.secondFactorSince === null;
      return { passkey, recoveryCodes: isFirst ? await this.switchOn(manager, actor) : null };
    });
  }

  /**
   * Removes one of the own passkeys, unless it is all that stands beside the password.
   * @throws PasskeyNotFoundError also for somebody else's, LastFactorError
   */
  remove(actor: Actor, id: number): Promise<void> {
    return this.database.of(actor).transaction(async (manager) => {
      await this.users.lock(manager, actor.id);
      const passkeys = await manager.findBy(Passkey, { userId: actor.id });
      const passkey = passkeys.find((it) => it.id === id);
      if (!passkey) throw new PasskeyNotFoundError(id);
      const hasApp = await manager.existsBy(SecondFactor, { userId: actor.id });
      if (passkeys.length === 1 && !hasApp) throw new LastFactorError();
      await manager.delete(Passkey, { id });
      await this.record(manager, actor, passkey, 'auth.passkey_removed');
    });
  }

  // An app that was never confirmed must not count by the passkey's leave.
  private async switchOn(manager: EntityManager, { id: userId }: Actor): Promise<string[]> {
    await manager.delete(SecondFactor, { userId });
    await this.users.setSecondFactor(manager, userId, true);
    return this.codes.issueRecoveryCodes(manager, userId);
  }

  private record(manager: EntityManager, actor: Actor, { id, name }: Passkey, action: string) {
    const subject = { type: 'user', id: actor.id };
    return this.audit.record(manager, actor, { action, subject, after: { passkey: id, name } });
  }
}

async function insert(
  manager: EntityManager,
  row: NewCredential & { readonly userId: number; readonly name: string },
): Promise<Passkey> {
  try {
    const { generatedMaps } = await manager.insert(Passkey, row);
    return await manager.findOneByOrFail(Passkey, { id: Number(generatedMaps[0]?.['id']) });
  } catch (error) {
    if (violatedUnique(error) === 'passkeys_credential_key') throw new PasskeyKnownError();
    throw error;
  }
}
