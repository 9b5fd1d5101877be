import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AccessTokens } from './tokens/access-tokens.js';

const BEARER = /^Bearer +(\S+) *$/i;

/** Finds out who is calling, by whatever they carry in `Authorization: Bearer …`. */
@Injectable()
export class Authentication {
  constructor(private readonly accessTokens: AccessTokens) {}

  /** Nobody where the header is missing or what it carries is not, or no more, valid. */
  async actorOf(authorization: string | undefined): Promise<Actor | undefined> {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    return this.accessTokens.actorOf(token);
  }
}
