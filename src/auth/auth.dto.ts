import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { IsEmailAddress, IsText } from '../common/validation/text.js';

const PASSWORD = { example: 'a long sentence that only I know', minLength: 8, maxLength: 128 };

export class Registration {
  @IsEmailAddress()
  email: string;

  @IsString()
  @MinLength(8)
  @MaxLength(128)
  @ApiProperty(PASSWORD)
  password: string;
}

export class Credentials {
  @IsText(254)
  @ApiProperty({ example: 'ada@example.com' })
  email: string;

  @IsString()
  @MaxLength(128)
  @ApiProperty({ example: PASSWORD.example, maxLength: 128 })
  password: string;
}

export class RefreshRequest {
  @IsString()
  @MaxLength(200)
  @ApiProperty({ example: 'hV0c2Zk0yq1m3W8mQ5m3s7V1b2n4x6z8C0e2g4i6k8M' })
  refreshToken: string;
}

export class PasswordChange {
  @IsString()
  @MaxLength(128)
  currentPassword: string;

  @IsString()
  @MinLength(8)
  @MaxLength(128)
  @ApiProperty(PASSWORD)
  newPassword: string;
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
