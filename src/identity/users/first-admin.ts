import { randomBytes } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AccountKind, Role } from '../../platform/access/index.js';
import { Settings, SettingsError } from '../../platform/config/index.js';
import { Database, DEFAULT_ORGANIZATION, LOCKS } from '../../platform/database/index.js';
import { ACTIVE_ADMINS } from './active-admins.js';
import { LEAST_ALONE, lengthOf, passwordViolation } from './passwords/password-rules.js';
import { User } from './user.entity.js';
import { UsersService } from './users.service.js';

/** Makes sure that somebody can administer a new service, and add organisations to it. */
@Injectable()
export class FirstAdmin implements OnModuleInit {
  private readonly logger = new Logger(FirstAdmin.name);

  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly users: UsersService,
  ) {}

  onModuleInit(): Promise<void> {
    return this.database.withLock(LOCKS.users, async () => {
      const admin = { role: Role.Admin, kind: AccountKind.Person, deletedAt: IsNull() };
      const users = this.database.of(DEFAULT_ORGANIZATION).repository(User);
      if (await users.existsBy(admin)) return;
      const password = this.givenPassword() ?? this.makePassword();
      const account = { email: this.settings.adminEmail, password, role: Role.Admin };
      const { id } = await this.users.create(DEFAULT_ORGANIZATION, account);
      await users.update({ id }, { isOperator: true });
      if (!this.settings.adminPassword) this.show(password);
    });
  }

  /** The e-mail address of who was an admin first, of those who can sign in; nothing without any. */
  async email(): Promise<string | undefined> {
    const users = this.database.of(DEFAULT_ORGANIZATION).repository(User);
    const [admin] = await users.find({ where: ACTIVE_ADMINS, order: { id: 'ASC' }, take: 1 });
    return admin?.email ?? undefined;
  }

  private givenPassword(): string | undefined {
    const { adminEmail: email, adminPassword: password } = this.settings;
    if (password === undefined) return undefined;
    // Shorter ones were allowed before, and installations that have one must still start.
    const violation = passwordViolation(password, { email, hasSecondFactor: true });
    if (violation) throw new SettingsError(`ADMIN_PASSWORD is wrong: it ${violation}`);
    if (lengthOf(password) < LEAST_ALONE) {
      this.logger.warn(
        `ADMIN_PASSWORD has fewer than ${LEAST_ALONE} characters: sign in, then set a longer one or switch on a second factor`,
      );
    }
    return password;
  }

  private makePassword(): string {
    if (this.settings.env === 'production') {
      throw new SettingsError('ADMIN_PASSWORD is missing: there is no admin yet to sign in');
    }
    return randomBytes(12).toString('base64url');
  }

  /** At once, because the start may still fail; and past the logger, which is no place for secrets. */
  private show(password: string): void {
    process.stdout.write(
      `\n  First admin: ${this.settings.adminEmail}\n  Password:    ${password}\n` +
        `  (shown this once; change it with POST /api/v1/auth/password)\n\n`,
    );
  }
}
