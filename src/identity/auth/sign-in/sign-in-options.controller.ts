import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, CurrentOrigin, type Origin } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { Settings } from '../../../platform/config/index.js';
import { relyingParty } from '../passkeys/relying-party.js';
import { ISSUER } from '../tokens/signing-key.js';
import { SignInOptions } from './sign-in-options.dto.js';

/** What a page needs to know before anybody has signed in. */
@ApiTags('auth')
@Controller('public/sign-in-options')
@Access('anyone')
export class SignInOptionsController {
  constructor(private readonly settings: Settings) {}

  /** Which ways there are to sign in, so that a page shows only what works. */
  @Get()
  @Problems(400)
  options(@CurrentOrigin() { host }: Origin): SignInOptions {
    const hosts = relyingParty(this.settings).origins.map((origin) => new URL(origin).hostname);
    return {
      product: ISSUER,
      password: true,
      passkey: hosts.includes(host),
      registration: this.settings.registration !== 'off',
    };
  }
}
