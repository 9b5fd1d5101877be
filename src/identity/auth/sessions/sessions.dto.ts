import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { Actor } from '../../../platform/access/index.js';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import type { Session } from '../tokens/session.entity.js';

export class RefreshRequest {
  @IsString()
  @MaxLength(200)
  @ApiProperty({ example: 'hV0c2Zk0yq1m3W8mQ5m3s7V1b2n4x6z8C0e2g4i6k8M' })
  refreshToken: string;
}

export class AccessToken {
  /** Send as `Authorization: Bearer …`, and keep it in memory alone. */
  readonly accessToken: string;

  @ApiProperty({ enum: ['Bearer'] })
  readonly tokenType: 'Bearer';

  /** Seconds until the access token ends. */
  @ApiProperty({ example: 900 })
  readonly expiresIn: number;
}

export class TokenPair {
  /** Send as `Authorization: Bearer …`. */
  readonly accessToken: string;

  /** Buys the next pair, once. */
  readonly refreshToken: string;

  @ApiProperty({ enum: ['Bearer'] })
  readonly tokenType: 'Bearer';

  /** Seconds until the access token ends. */
  @ApiProperty({ example: 900 })
  readonly expiresIn: number;
}

export class SessionView {
  @ApiProperty({ example: 5 })
  readonly id: number;

  /** Whether it is the one that this call belongs to. */
  readonly current: boolean;

  /** What the client calls itself (`User-Agent`). */
  @ApiProperty({ type: String, nullable: true, example: 'Mozilla/5.0 (X11; Linux x86_64) …' })
  readonly device: string | null;

  /** From where it was used last. */
  @ApiProperty({ type: String, nullable: true, example: '203.0.113.7' })
  readonly address: string | null;

  readonly createdAt: Date;

  /** When it was refreshed last: behind by the life of an access token at the most. */
  readonly lastUsedAt: Date;

  /** When it ends unless it is used before. */
  readonly expiresAt: Date;

  /** When it ends however much it is used. */
  readonly endsAt: Date;

  static of(session: Session, { sessionId }: Pick<Actor, 'sessionId'>): SessionView {
    const { id, device, address, createdAt, lastUsedAt, expiresAt, endsAt } = session;
    const current = id === sessionId;
    return { id, current, device, address, createdAt, lastUsedAt, expiresAt, endsAt };
  }
}

export class SessionPage {
  readonly data: SessionView[];
  readonly meta: PageMeta;
}
