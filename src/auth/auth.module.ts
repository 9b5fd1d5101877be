import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { Settings } from '../config/settings.js';
import { LimitsModule } from '../limits/limits.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccessGuard } from './access.guard.js';
import { Authentication } from './authentication.js';
import { PasswordChanges } from './passwords/password-changes.service.js';
import { PasswordController } from './passwords/password.controller.js';
import { RecoveryCode } from './second-factor/recovery-code.entity.js';
import { SecondFactorCodes } from './second-factor/second-factor-codes.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactor } from './second-factor/second-factor.entity.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecretSeal } from './second-factor/secret-seal.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { Attempts } from './sign-in/attempts.js';
import { Reauthentication } from './sign-in/reauthentication.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { KeyAuthentication } from './api-keys/key-authentication.js';
import { LastUses } from './api-keys/last-uses.js';
import { ExternalAccounts } from './external/external-accounts.js';
import { ExternalAuthentication } from './external/external-authentication.js';
import { ExternalIdentity } from './external/external-identity.entity.js';
import { AccessTokens } from './tokens/access-tokens.js';
import { RefreshToken } from './tokens/refresh-token.entity.js';
import { RefreshTokens } from './tokens/refresh-tokens.js';
import { jwtOptions } from './tokens/signing-key.js';

@Module({
  imports: [
    AuditModule,
    UsersModule,
    LimitsModule,
    JwtModule.registerAsync({ inject: [Settings], useFactory: jwtOptions }),
    TypeOrmModule.forFeature([RefreshToken, SecondFactor, RecoveryCode, ApiKey, ExternalIdentity]),
  ],
  controllers: [
    SignInController,
    SessionsController,
    PasswordController,
    SecondFactorController,
    ApiKeysController,
  ],
  providers: [
    SignInService,
    Attempts,
    Reauthentication,
    SessionsService,
    RefreshTokens,
    AccessTokens,
    PasswordChanges,
    SecondFactorService,
    SecondFactorCodes,
    SecretSeal,
    ApiKeysService,
    KeyAuthentication,
    LastUses,
    ExternalAccounts,
    ExternalAuthentication,
    Authentication,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
export class AuthModule {}
