import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Optional } from '../../common/validation/optional.js';
import { IsEmailAddress, IsText } from '../../common/validation/text.js';
import { LEAST_ALONE } from '../../users/passwords/password-rules.js';
import { IsNewPassword, PASSWORD_EXAMPLE } from '../passwords/password.dto.js';

export class Registration {
  @IsEmailAddress()
  email: string;

  @IsNewPassword(LEAST_ALONE)
  password: string;
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
}
