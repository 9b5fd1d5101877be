import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class RefreshRequest {
  @IsString()
  @MaxLength(200)
  @ApiProperty({ example: 'hV0c2Zk0yq1m3W8mQ5m3s7V1b2n4x6z8C0e2g4i6k8M' })
  refreshToken: string;
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
