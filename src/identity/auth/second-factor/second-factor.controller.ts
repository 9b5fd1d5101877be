import { Body, Controller, Delete, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  PASSWORD_OWNERS,
  PEOPLE,
  Role,
  StepUp,
  WithoutSecondFactor,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { CookieRenewal } from '../sessions/cookie-renewal.interceptor.js';
import {
  CurrentPassword,
  RecoveryCodes,
  SecondFactorCode,
  SecondFactorRemoval,
  SecondFactorStart,
} from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';

@ApiTags('auth')
@Controller()
export class SecondFactorController {
  constructor(private readonly secondFactor: SecondFactorService) {}

  /** Makes the secret for an authenticator app; it counts once it is confirmed. */
  @Post('auth/second-factor')
  @HttpCode(200)
  @WithoutSecondFactor()
  @Access(Role.User, PASSWORD_OWNERS)
  @Problems(400, 403, 409, 429)
  start(
    @CurrentUser() actor: Actor,
    @Body() { password }: CurrentPassword,
  ): Promise<SecondFactorStart> {
    return this.secondFactor.start(actor, password);
  }

  /** Switches the second factor on with a code of the app, and gives ten recovery codes, once. */
  @Post('auth/second-factor/confirm')
  @UseInterceptors(CookieRenewal)
  @HttpCode(200)
  @WithoutSecondFactor()
  @Access(Role.User, PASSWORD_OWNERS)
  @Problems(400, 403, 409, 429)
  confirm(@CurrentUser() actor: Actor, @Body() { code }: SecondFactorCode): Promise<RecoveryCodes> {
    return this.secondFactor.confirm(actor, code);
  }

  /** Gives ten new recovery codes, once; the old ones end. */
  @Post('auth/second-factor/recovery-codes')
  @HttpCode(200)
  @Access(Role.User, PASSWORD_OWNERS)
  @Problems(400, 403, 409, 429)
  renewRecoveryCodes(
    @CurrentUser() actor: Actor,
    @Body() { password }: CurrentPassword,
  ): Promise<RecoveryCodes> {
    return this.secondFactor.renewRecoveryCodes(actor, password);
  }

  /** Switches the second factor off; a password of fewer than 15 characters must be changed first. */
  @Delete('auth/second-factor')
  @UseInterceptors(CookieRenewal)
  @HttpCode(204)
  @Access(Role.User, PASSWORD_OWNERS)
  @Problems(400, 403, 409, 429)
  switchOff(@CurrentUser() actor: Actor, @Body() removal: SecondFactorRemoval): Promise<void> {
    return this.secondFactor.switchOff(actor, removal);
  }

  /** Removes the second factor of somebody who has lost it, and ends their sessions. */
  @StepUp()
  @Delete('users/:id/second-factor')
  @HttpCode(204)
  @Access(Role.Admin, PEOPLE)
  @Problems(400, 404, 409)
  removeOf(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.secondFactor.removeOf(actor, id);
  }
}
