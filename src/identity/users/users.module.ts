import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { IdempotencyModule } from '../../platform/idempotency/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { AccountAdministration } from './account-administration.js';
import { AccountSessions } from './account-sessions.js';
import { Accounts } from './accounts.js';
import { ENTITIES } from './entities.js';
import { FirstAdmin } from './first-admin.js';
import { OperatorAccounts } from './operator-accounts.js';
import { Passwords } from './passwords/passwords.js';
import { LastSeen } from './profiles/last-seen.js';
import { ProfilesController } from './profiles/profiles.controller.js';
import { ProfilesService } from './profiles/profiles.service.js';
import { Staff } from './staff.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [
    AuditModule,
    IdempotencyModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [ProfilesController, UsersController],
  providers: [
    UsersService,
    Accounts,
    AccountAdministration,
    AccountSessions,
    OperatorAccounts,
    Passwords,
    FirstAdmin,
    LastSeen,
    ProfilesService,
    Staff,
  ],
  exports: [
    UsersService,
    Accounts,
    AccountAdministration,
    AccountSessions,
    OperatorAccounts,
    LastSeen,
    Passwords,
    ProfilesService,
    Staff,
  ],
})
export class UsersModule {}
