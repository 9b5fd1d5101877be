import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { SettingsError } from '../config/load-settings.js';
import { Settings } from '../config/settings.js';
import { LOCKS, withAdvisoryLock } from '../database/advisory-lock.js';
import { Role } from '../access/role.js';
import { User } from './user.entity.js';
import { UsersService } from './users.service.js';

/** Makes sure that somebody can administer a new service. */
@Injectable()
export class FirstAdmin implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly users: UsersService,
  ) {}

  onModuleInit(): Promise<void> {
    return withAdvisoryLock(this.dataSource, LOCKS.users, async () => {
      const admin = { role: Role.Admin, deletedAt: IsNull() };
      if (await this.dataSource.getRepository(User).existsBy(admin)) return;
      const password = this.settings.adminPassword ?? this.makePassword();
      await this.users.create(this.settings.adminEmail, password, Role.Admin);
      if (!this.settings.adminPassword) this.show(password);
    });
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
