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
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [
    AuditModule,
    IdempotencyModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [UsersController],
  providers: [
    UsersService,
    Accounts,
    AccountAdministration,
    AccountSessions,
    OperatorAccounts,
    Passwords,
    FirstAdmin,
  ],
  exports: [
    UsersService,
    Accounts,
    AccountAdministration,
    AccountSessions,
    OperatorAccounts,
    Passwords,
  ],
})
export class UsersModule {}
