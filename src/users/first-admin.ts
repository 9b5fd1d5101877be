import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { SettingsError } from '../config/load-settings.js';
import { Settings } from '../config/settings.js';
import { LOCKS, withAdvisoryLock } from '../database/advisory-lock.js';
import { Role } from './role.js';
import { User } from './user.entity.js';
import { UsersService } from './users.service.js';

/** Makes sure that somebody can administer a new service. */
@Injectable()
export class FirstAdmin implements OnModuleInit {
  /** Set at the one start that made up a password; it is stored hashed only. */
  generatedPassword: string | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly users: UsersService,
  ) {}

  onModuleInit(): Promise<void> {
    return withAdvisoryLock(this.dataSource, LOCKS.users, async () => {
      const admin = { role: Role.Admin, deletedAt: IsNull() };
      if (await this.dataSource.getRepository(User).existsBy(admin)) return;
      await this.users.create(this.settings.adminEmail, this.password(), Role.Admin);
    });
  }

  private password(): string {
    if (this.settings.adminPassword) return this.settings.adminPassword;
    if (this.settings.env === 'production') {
      throw new SettingsError('ADMIN_PASSWORD is missing: there is no admin yet to sign in');
    }
    this.generatedPassword = randomBytes(12).toString('base64url');
    return this.generatedPassword;
  }
}
