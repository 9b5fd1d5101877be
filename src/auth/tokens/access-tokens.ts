import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Actor } from '../../access/actor.js';
import { MAX_ID } from '../../common/validation/id.pipe.js';
import { Settings } from '../../config/settings.js';
import { UsersService } from '../../users/users.service.js';
import { AUDIENCE, ISSUER } from './signing-key.js';
import { TokenMemory } from './token-memory.js';

/** Whom a token is made for. */
export interface TokenOwner {
  readonly id: number;
  readonly tokenGeneration: number;
}

/** Tokens that are remembered; they come to some 5 MB. */
const MEMORY = 10_000;

interface Claims {
  readonly sub?: unknown;
  /** The generation of the account's tokens; an older one counts no more. */
  readonly gen?: unknown;
  readonly exp?: number;
}

/** The short-lived tokens (JWT) that every call carries. */
@Injectable()
export class AccessTokens {
  /** Whose signature was checked before; what the account may do is looked up every time. */
  private readonly known = new TokenMemory<Claims>(MEMORY);

  constructor(
    private readonly jwt: JwtService,
    private readonly users: UsersService,
    private readonly settings: Settings,
  ) {}

  issue({ id, tokenGeneration }: TokenOwner): Promise<string> {
    return this.jwt.signAsync({ gen: tokenGeneration }, { subject: String(id) });
  }

  /** Whom a token speaks for: the token says who, the database says what they may do. */
  async actorOf(token: string): Promise<Actor | undefined> {
    const { sub, gen } = this.known.get(token) ?? this.verified(token) ?? {};
    const id = Number(sub);
    if (!isInteger(id, 1) || !isInteger(gen, 0)) return undefined;
    return this.users.findActor(id, gen);
  }

  private verified(token: string): Claims | undefined {
    try {
      const claims = this.jwt.verify<Claims>(token, {
        algorithms: [this.settings.algorithm],
        issuer: ISSUER,
        audience: AUDIENCE,
      });
      this.known.set(token, claims);
      return claims;
    } catch {
      return undefined;
    }
  }
}

function isInteger(value: unknown, least: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= MAX_ID;
}
