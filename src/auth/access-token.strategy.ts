import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { MAX_ID } from '../common/validation/id.pipe.js';
import { Settings } from '../config/settings.js';
import type { Actor } from '../users/actor.js';
import { UsersService } from '../users/users.service.js';
import { AUDIENCE, ISSUER, signingKey } from './signing-key.js';

/** Verifies access tokens and looks up who they speak for now. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy) {
  constructor(
    settings: Settings,
    private readonly users: UsersService,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: signingKey(settings) as unknown as string,
      algorithms: [settings.algorithm],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
  }

  /** The token says who; the database says what they may do. */
  async validate({ sub }: { sub?: unknown }): Promise<Actor | false> {
    const id = Number(sub);
    if (!Number.isInteger(id) || id < 1 || id > MAX_ID) return false;
    return (await this.users.findActor(id)) ?? false;
  }
}
