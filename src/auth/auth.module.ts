import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '../config/settings.js';
import { UsersModule } from '../users/users.module.js';
import { AccessGuard } from './access.guard.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { Authentication } from './authentication.js';
import { AccessTokens } from './tokens/access-tokens.js';
import { RefreshToken } from './tokens/refresh-token.entity.js';
import { RefreshTokens } from './tokens/refresh-tokens.js';
import { jwtOptions } from './tokens/signing-key.js';

@Module({
  imports: [
    UsersModule,
    JwtModule.registerAsync({ inject: [Settings], useFactory: jwtOptions }),
    TypeOrmModule.forFeature([RefreshToken]),
  ],
  controllers: [AuthController],
  providers: [
    AuthService,
    RefreshTokens,
    AccessTokens,
    Authentication,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
export class AuthModule {}
