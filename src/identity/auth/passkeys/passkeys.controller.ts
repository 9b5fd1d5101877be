import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentOrigin,
  CurrentUser,
  type Origin,
  PASSWORD_OWNERS,
  Role,
  StepUp,
  WithoutSecondFactor,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { PageQuery } from '../../../platform/common/pagination/page.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { CookieRenewal } from '../sessions/cookie-renewal.interceptor.js';
import { TokenPair } from '../sessions/sessions.dto.js';
import {
  MadePasskeyView,
  NewPasskey,
  PasskeyChallengeRequest,
  PasskeyOptions,
  PasskeyPage,
  PasskeySignIn,
  PasskeyView,
} from './passkey.dto.js';
import { PasskeySignInService } from './passkey-sign-in.service.js';
import { PasskeysService } from './passkeys.service.js';

@ApiTags('auth')
@Controller('auth/passkeys')
@Problems(400)
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly signingIn: PasskeySignInService,
  ) {}

  /** The own passkeys, newest first. */
  @Get()
  @Access(Role.User, PASSWORD_OWNERS)
  @WithoutSecondFactor()
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<PasskeyPage> {
    const page = await this.passkeys.list(actor, query);
    return { ...page, data: page.data.map((passkey) => PasskeyView.of(passkey)) };
  }

  /** What `navigator.credentials.create` needs to make a passkey; it counts for five minutes. */
  @Post('options')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @StepUp()
  @Access(Role.User, PASSWORD_OWNERS)
  @WithoutSecondFactor()
  async begin(@CurrentUser() actor: Actor): Promise<PasskeyOptions> {
    return { options: await this.passkeys.begin(actor) };
  }

  /**
   * Keeps the passkey that `navigator.credentials.create` gave: a second factor from now on, which
   * signs in alone as well. The first second factor of an account gives ten recovery codes, once.
   */
  @Post()
  @UseInterceptors(CookieRenewal)
  @Header('cache-control', 'no-store')
  @StepUp()
  @Access(Role.User, PASSWORD_OWNERS)
  @WithoutSecondFactor()
  @Problems(409, 422)
  async add(@CurrentUser() actor: Actor, @Body() passkey: NewPasskey): Promise<MadePasskeyView> {
    return MadePasskeyView.with(await this.passkeys.add(actor, passkey));
  }

  /** Removes one of the own passkeys; the only second factor is switched off instead. */
  @Delete(':id')
  @UseInterceptors(CookieRenewal)
  @HttpCode(204)
  @StepUp()
  @Access(Role.User, PASSWORD_OWNERS)
  @Problems(404, 409)
  remove(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.passkeys.remove(actor, id);
  }

  /** What `navigator.credentials.get` needs, to sign in or to step up; it counts for five minutes. */
  @Post('challenge')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Access('anyone')
  async challenge(
    @CurrentOrigin() origin: Origin,
    @Body() { organization }: PasskeyChallengeRequest,
  ): Promise<PasskeyOptions> {
    return { options: await this.signingIn.challenge(organization, origin) };
  }

  /** Signs in by a passkey alone, whose device has asked for a fingerprint, face or PIN. */
  @Post('sign-in')
  @HttpCode(200)
  @Access('anyone')
  @Problems(401, 403)
  signIn(@CurrentOrigin() origin: Origin, @Body() signIn: PasskeySignIn): Promise<TokenPair> {
    return this.signingIn.signIn(signIn, origin);
  }
}
