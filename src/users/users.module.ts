import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { FirstAdmin } from './first-admin.js';
import { KeyErasure } from './key-erasure.js';
import { Passwords } from './passwords.js';
import { User } from './user.entity.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [IdempotencyModule, TypeOrmModule.forFeature([User])],
  controllers: [UsersController],
  providers: [UsersService, Passwords, FirstAdmin, KeyErasure],
  exports: [UsersService],
})
export class UsersModule {}
