import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

/** Whom a token is made for. */
export interface TokenOwner {
  readonly id: number;
  readonly tokenGeneration: number;
}

/** Makes the short-lived tokens (JWT) that every call carries. */
@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  /** One of this session, with which it ends. */
  issue({ id, tokenGeneration: gen }: TokenOwner, sid: number): Promise<string> {
    return this.jwt.signAsync({ gen, sid }, { subject: String(id) });
  }
}
