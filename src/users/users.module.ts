import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { AccountAdministration } from './account-administration.js';
import { AccountSessions } from './account-sessions.js';
import { Accounts } from './accounts.js';
import { FirstAdmin } from './first-admin.js';
import { KeyErasure } from './key-erasure.js';
import { Passwords } from './passwords/passwords.js';
import { User } from './user.entity.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [AuditModule, IdempotencyModule, TypeOrmModule.forFeature([User])],
  controllers: [UsersController],
  providers: [
    UsersService,
    Accounts,
    AccountAdministration,
    AccountSessions,
    Passwords,
    FirstAdmin,
    KeyErasure,
  ],
  exports: [UsersService, Accounts, AccountAdministration, AccountSessions, Passwords],
})
export class UsersModule {}
