import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../platform/audit/index.js';
import { Settings } from '../../platform/config/index.js';
import { JobsModule } from '../../platform/jobs/index.js';
import { LimitsModule } from '../../platform/limits/index.js';
import { MailModule } from '../../platform/mail/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { UsersModule } from '../users/index.js';
import { AccessGuard } from './access.guard.js';
import { Admission } from './admission/admission.js';
import { ApiKeyStrategy } from './api-keys/api-key.strategy.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { KeyEnds } from './api-keys/key-ends.service.js';
import { LastUses } from './api-keys/last-uses.js';
import { Attempts } from './attempts/attempts.js';
import { Reauthentication } from './attempts/reauthentication.js';
import { Callers } from './callers.js';
import { ENTITIES } from './entities.js';
import { ExternalAccounts } from './external/external-accounts.js';
import { ExternalTokenStrategy } from './external/external-token.strategy.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { AccountLinks } from './links/account-links.js';
import { AccountMails } from './links/account-mails.js';
import { LetterWriter } from './links/letter-writer.js';
import { MailLimit } from './links/mail-limit.js';
import { Customers } from './on-behalf/customers.js';
import { Ceremonies } from './passkeys/ceremonies.js';
import { Challenges } from './passkeys/challenges.js';
import { PasskeyProofs } from './passkeys/passkey-proofs.js';
import { PasskeySignInService } from './passkeys/passkey-sign-in.service.js';
import { PasskeysController } from './passkeys/passkeys.controller.js';
import { PasskeysService } from './passkeys/passkeys.service.js';
import { PasswordController } from './passwords/password.controller.js';
import { PasswordChanges } from './passwords/password-changes.service.js';
import { PasswordResets } from './passwords/password-resets.service.js';
import { ResetLinksController } from './passwords/reset-links.controller.js';
import { SealRenewal } from './second-factor/seal-renewal.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecondFactorCodes } from './second-factor/second-factor-codes.js';
import { SecretSeal } from './second-factor/secret-seal.js';
import { BrowserSessions } from './sessions/browser-sessions.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { BrowserSessionController } from './sign-in/browser-session.controller.js';
import { PendingRegistrationsController } from './sign-in/pending-registrations.controller.js';
import { PendingRegistrations } from './sign-in/pending-registrations.service.js';
import { Registrations } from './sign-in/registrations.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignInOptionsController } from './sign-in/sign-in-options.controller.js';
import { FreshProof } from './step-up/fresh-proof.js';
import { StepUpController } from './step-up/step-up.controller.js';
import { StepUpService } from './step-up/step-up.service.js';
import { AccessTokenStrategy } from './tokens/access-token.strategy.js';
import { AccessTokens } from './tokens/access-tokens.js';
import { RefreshTokens } from './tokens/refresh-tokens.js';
import { SessionRows } from './tokens/session-rows.js';
import { jwtOptions } from './tokens/signing-key.js';

@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    UsersModule,
    LimitsModule,
    JobsModule,
    MailModule,
    JwtModule.registerAsync({ inject: [Settings], useFactory: jwtOptions }),
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [
    SignInController,
    BrowserSessionController,
    SignInOptionsController,
    StepUpController,
    PasskeysController,
    SessionsController,
    PasswordController,
    ResetLinksController,
    InvitationsController,
    PendingRegistrationsController,
    SecondFactorController,
    ApiKeysController,
  ],
  providers: [
    Callers,
    SignInService,
    Registrations,
    PendingRegistrations,
    InvitationsService,
    Admission,
    Attempts,
    Reauthentication,
    SessionsService,
    SessionRows,
    BrowserSessions,
    FreshProof,
    StepUpService,
    Challenges,
    Ceremonies,
    PasskeyProofs,
    PasskeysService,
    PasskeySignInService,
    RefreshTokens,
    AccessTokens,
    AccessTokenStrategy,
    PasswordChanges,
    PasswordResets,
    AccountLinks,
    AccountMails,
    LetterWriter,
    MailLimit,
    SecondFactorService,
    SecondFactorCodes,
    SecretSeal,
    SealRenewal,
    ApiKeysService,
    KeyEnds,
    Customers,
    ApiKeyStrategy,
    LastUses,
    ExternalAccounts,
    ExternalTokenStrategy,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Callers, Customers],
})
export class AuthModule {}
