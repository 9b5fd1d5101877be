import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import type { Actor } from '../../../platform/access/index.js';
import { MAX_ID } from '../../../platform/common/validation/id.pipe.js';
import { Settings } from '../../../platform/config/index.js';
import { UsersService } from '../../users/index.js';
import type { Caller } from '../bearer/caller.js';
import { TokenMemory } from '../bearer/token-memory.js';
import { AUDIENCE, checkingKey, ISSUER } from './signing-key.js';

export const ACCESS_TOKEN = 'access-token';

/** Tokens that are remembered; they come to some 5 MB. */
const MEMORY = 10_000;

type KeyGiver = (error: unknown, key?: string | Buffer) => void;

interface Claims {
  readonly sub?: unknown;
  /** The generation of the account's tokens; an older one counts no more. */
  readonly gen?: unknown;
  /** The session that it is of; tokens of the version before name none. */
  readonly sid?: unknown;
  /** When they last showed that it is them: seconds since 1970, as OpenID Connect has it. */
  readonly auth_time?: number;
  readonly exp?: number;
}

/** Finds out who is calling by an access token (JWT) of our own. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, ACCESS_TOKEN) {
  /** Whose signature was checked before; what the account may do is looked up every time. */
  private readonly known = new TokenMemory<Claims>(MEMORY);

  constructor(
    settings: Settings,
    private readonly users: UsersService,
  ) {
    const keyFor = checkingKey(settings);
    super({
      jwtFromRequest: ({ token }: Caller) => token,
      secretOrKeyProvider: (_request: unknown, token: string, done: KeyGiver) =>
        // Cast: its types know no prepared key, but jsonwebtoken, which is handed it, does.
        done(null, keyFor(token) as unknown as Buffer),
      algorithms: [settings.algorithm],
      issuer: ISSUER,
      audience: AUDIENCE,
      passReqToCallback: true,
    });
  }

  override authenticate(request: object, options?: object): void {
    const { token } = request as Caller;
    const claims = token === null ? undefined : this.known.get(token);
    if (!claims) {
      super.authenticate(request as never, options);
      return;
    }
    this.actorOf(claims).then(
      (actor) => (actor ? this.success(actor) : this.fail(401)),
      (error: unknown) => this.error(error as Error),
    );
  }

  /** Called with what a token says that was not known and has turned out to be valid. */
  validate({ token }: Caller, claims: Claims): Promise<Actor | undefined> {
    if (token !== null) this.known.set(token, claims);
    return this.actorOf(claims);
  }

  /** The token says who, the database says what they may do. */
  private async actorOf(claims: Claims): Promise<Actor | undefined> {
    const { sub, gen, sid = null, auth_time: provenAt } = claims;
    const id = Number(sub);
    if (!isInteger(id, 1) || !isInteger(gen, 0)) return undefined;
    if (sid !== null && !isInteger(sid, 1)) return undefined;
    const actor = await this.users.findActor(id, gen, sid);
    if (!actor || provenAt === undefined) return actor;
    return { ...actor, provenAt: new Date(provenAt * 1000) };
  }
}

function isInteger(value: unknown, least: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= MAX_ID;
}
