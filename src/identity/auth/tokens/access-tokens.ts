import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

/** Whom a token is made for. */
export interface TokenOwner {
  readonly id: number;
  readonly tokenGeneration: number;
}

/** What a token is of; tokens of the version before are of no session. */
export interface TokenSession {
  readonly id?: number | null | undefined;
  /** When its owner last showed that it is them. */
  readonly provenAt: Date | null;
}

/** Makes the short-lived tokens (JWT) that every call carries. */
@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  /** One of this session, with which it ends. */
  issue({ id, tokenGeneration: gen }: TokenOwner, session: TokenSession): Promise<string> {
    const { id: sid, provenAt } = session;
    const proof = provenAt && { auth_time: Math.floor(provenAt.getTime() / 1000) };
    return this.jwt.signAsync({ gen, ...(sid && { sid }), ...proof }, { subject: String(id) });
  }
}
