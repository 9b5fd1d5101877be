import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Origin } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { spellingsOf } from '../../../platform/common/validation/email-address.js';
import { Database, DEFAULT_ORGANIZATION } from '../../../platform/database/index.js';
import { OrganizationNames } from '../../organizations/index.js';
import { type Account, type Address, UsersService } from '../../users/index.js';
import { assertOpen } from '../admission/admission.js';
import { Attempts } from '../attempts/attempts.js';
import { WrongSecretError } from '../attempts/wrong-secret.errors.js';
import { InvalidPasskeyError } from '../passkeys/passkey.errors.js';
import { PasskeyProofs } from '../passkeys/passkey-proofs.js';
import { SecondFactorCodes } from '../second-factor/second-factor-codes.js';
import type { TokenPair } from '../sessions/sessions.dto.js';
import { type SessionBeginner, SessionsService } from '../sessions/sessions.service.js';
import type { Credentials } from './sign-in.dto.js';
import {
  InvalidCodeError,
  InvalidCredentialsError,
  SecondFactorRequiredError,
} from './sign-in.errors.js';

// Whoever names an organisation that there is not is looked for, and written down, as one whom the
// default one does not know: after the same time, with the same answer.
const NOBODY: Address = { organizationId: DEFAULT_ORGANIZATION, email: '' };

/** What shows beside the password that it is them. */
type SecondProof = Pick<Credentials, 'code' | 'passkey'>;

/** Sign-in by password and, where the account has one, second factor. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly names: OrganizationNames,
    private readonly users: UsersService,
    private readonly attempts: Attempts,
    private readonly codes: SecondFactorCodes,
    private readonly passkeys: PasskeyProofs,
    private readonly sessions: SessionsService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @throws InvalidCredentialsError, OrganizationInactiveError, AddressRefusedError,
   * SecondFactorRequiredError, InvalidCodeError, InvalidPasskeyError, RateLimitedError
   */
  async signIn(credentials: Credentials, origin: Origin): Promise<TokenPair> {
    return this.sessions.pair(await this.begin(credentials, origin, this.sessions));
  }

  /** The same for a session of another kind; fails as it does. */
  async begin<Begun>(
    credentials: Credentials,
    origin: Origin,
    sessions: SessionBeginner<Begun>,
  ): Promise<Begun> {
    const { email, password, code, passkey, organization: name } = credentials;
    const organization = await this.names.meant(name, origin.host);
    const claimed = organization ? { organizationId: organization.id, email } : NOBODY;
    const tried = {
      organization: organization?.id ?? name ?? origin.host,
      // Who writes an address in another way has no more attempts.
      email: spellingsOf(email).at(-1) ?? email,
    };
    return this.attempts.make(tried, origin.address, async () => {
      try {
        const known = await this.users.authenticate(claimed, password);
        if (!known || !organization) throw new InvalidCredentialsError();
        // Only who belongs to it learns how it stands.
        assertOpen(organization, origin.address);
        const begin = (manager: EntityManager, account: Account) =>
          sessions.begin(manager, account, origin);
        return await this.beginSession(known, { code, passkey }, origin, begin);
      } catch (error) {
        if (error instanceof WrongSecretError) await this.recordFailure(claimed, error, origin);
        throw error;
      }
    });
  }

  private beginSession<Begun>(
    known: Account,
    factor: SecondProof,
    origin: Origin,
    begin: (manager: EntityManager, account: Account) => Promise<Begun>,
  ): Promise<Begun> {
    return this.database.of(known).transaction(async (manager) => {
      const account = await this.users.lock(manager, known.id);
      // Changed or shut since the password was compared: the session would outlive that.
      if (account?.hashedPassword !== known.hashedPassword) throw new InvalidCredentialsError();
      const actor = { id: account.id, origin };
      if (account.secondFactorSince) await this.demand(manager, account, factor, origin);
      const begun = await begin(manager, account);
      const subject = { type: 'user', id: account.id };
      await this.audit.record(manager, actor, { action: 'auth.signed_in', subject });
      return begun;
    });
  }

  private async demand(
    manager: EntityManager,
    account: Account,
    { code, passkey }: SecondProof,
    origin: Origin,
  ): Promise<void> {
    if (code !== undefined) {
      const isRight = await this.codes.use(manager, { id: account.id, origin }, code);
      if (!isRight) throw new InvalidCodeError();
    } else if (passkey !== undefined) {
      const proof = { answer: passkey, alone: false };
      if (!(await this.passkeys.use(manager, account, proof))) throw new InvalidPasskeyError();
    } else throw new SecondFactorRequiredError();
  }

  // Never with the address that was tried: people type their password into that field.
  private async recordFailure(
    claimed: Address,
    error: WrongSecretError,
    origin: Origin,
  ): Promise<void> {
    const id = await this.users.findId(claimed);
    const entry = {
      action: 'auth.sign_in_failed',
      ...(id !== undefined && { subject: { type: 'user', id } }),
      after: { code: error.code },
    };
    await this.audit.append({ organizationId: claimed.organizationId, origin }, entry);
  }
}
