import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Optional } from '../../../platform/common/validation/optional.js';
import { IsEmailAddress, IsText } from '../../../platform/common/validation/text.js';
import { LEAST_ALONE } from '../../users/index.js';
import { IsCredential } from '../passkeys/passkey.dto.js';
import { IsNewPassword, PASSWORD_EXAMPLE } from '../passwords/password.dto.js';

export class Registration {
  @IsEmailAddress()
  email: string;

  @IsNewPassword(LEAST_ALONE)
  password: string;

  /** The slug of the organisation; without it the one at this address, or the default one. */
  @Optional()
  @IsText(63)
  @ApiProperty({ example: 'default', required: false })
  organization?: string;
}

export class Credentials {
  @IsText(254)
  @ApiProperty({ example: 'ada@example.com' })
  email: string;

  @IsString()
  @MaxLength(1024)
  @ApiProperty({ example: PASSWORD_EXAMPLE })
  password: string;

  /** Where the account has a second factor: the code of the app, or a recovery code. */
  @Optional()
  @IsText(40)
  @ApiProperty({ example: '492039', required: false })
  code?: string;

  /** In place of a code: what a passkey of the account says to a challenge. */
  @Optional()
  @IsCredential({ required: false })
  passkey?: object;

  /** The slug of the organisation; without it the one at this address, or the default one. */
  @Optional()
  @IsText(63)
  @ApiProperty({ example: 'default', required: false })
  organization?: string;
}
