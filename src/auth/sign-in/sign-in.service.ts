import { Injectable } from '@nestjs/common';
import type { Origin } from '../../access/origin.js';
import { Role } from '../../access/role.js';
import { AuditLog } from '../../audit/audit-log.js';
import { ValidationError } from '../../common/errors/request-errors.js';
import { Database } from '../../database/database.js';
import type { Account } from '../../users/account.js';
import { passwordViolation } from '../../users/passwords/password-rules.js';
import { UsersService } from '../../users/users.service.js';
import { SecondFactorCodes } from '../second-factor/second-factor-codes.js';
import type { TokenPair } from '../sessions/sessions.dto.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { Attempts } from './attempts.js';
import type { Credentials, Registration } from './sign-in.dto.js';
import {
  InvalidCodeError,
  InvalidCredentialsError,
  SecondFactorRequiredError,
  WrongSecretError,
} from './sign-in.errors.js';

/** Registration, and sign-in by password and, where the account has one, second factor. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly attempts: Attempts,
    private readonly codes: SecondFactorCodes,
    private readonly sessions: SessionsService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ValidationError, EmailTakenError */
  async register({ email, password }: Registration, origin: Origin) {
    const message = passwordViolation(password, { email, hasSecondFactor: false });
    if (message) throw new ValidationError([{ path: 'password', message }]);
    return this.users.create(email, password, Role.User, origin);
  }

  /** @throws InvalidCredentialsError, SecondFactorRequiredError, InvalidCodeError, RateLimitedError */
  async signIn(credentials: Credentials, origin: Origin): Promise<TokenPair> {
    const { email, password, code } = credentials;
    const { account, refreshToken } = await this.attempts.make(email, origin.address, async () => {
      try {
        const known = await this.users.authenticate(email, password);
        if (!known) throw new InvalidCredentialsError();
        return await this.beginSession(known, code, origin);
      } catch (error) {
        if (error instanceof WrongSecretError) await this.recordFailure(email, error, origin);
        throw error;
      }
    });
    return this.sessions.pair(account, refreshToken);
  }

  private beginSession(known: Account, code: string | undefined, origin: Origin) {
    return this.database.transaction(async (manager) => {
      const account = await this.users.lock(manager, known.id);
      // Changed or shut since the password was compared: the session would outlive that.
      if (account?.hashedPassword !== known.hashedPassword) throw new InvalidCredentialsError();
      const actor = { id: account.id, origin };
      if (account.secondFactorSince) {
        if (code === undefined) throw new SecondFactorRequiredError();
        if (!(await this.codes.use(manager, actor, code))) throw new InvalidCodeError();
      }
      const refreshToken = await this.sessions.begin(manager, account);
      const subject = { type: 'user', id: account.id };
      await this.audit.record(manager, actor, { action: 'auth.signed_in', subject });
      return { account, refreshToken };
    });
  }

  // Never with the address that was tried: people type their password into that field.
  private async recordFailure(
    email: string,
    error: WrongSecretError,
    origin: Origin,
  ): Promise<void> {
    const id = await this.users.findId(email);
    const entry = {
      action: 'auth.sign_in_failed',
      ...(id !== undefined && { subject: { type: 'user', id } }),
      after: { code: error.code },
    };
    await this.audit.append({ origin }, entry);
  }
}
