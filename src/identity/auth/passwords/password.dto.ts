import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Optional } from '../../../platform/common/validation/optional.js';
import { Check, IsText } from '../../../platform/common/validation/text.js';
import { LEAST_WITH_SECOND_FACTOR, lengthViolation, MOST } from '../../users/index.js';
import { PresentedLink } from '../links/link.dto.js';

export const PASSWORD_EXAMPLE = 'a long sentence that only I know';

/** A password that is long enough; whether it is too common is looked at later. */
export function IsNewPassword(least: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, example: PASSWORD_EXAMPLE, minLength: least, maxLength: MOST }),
    Check('isNewPassword', (value) => lengthViolation(value, least)),
  );
}

export class PasswordChange {
  @IsString()
  @MaxLength(1024)
  @ApiProperty({ example: PASSWORD_EXAMPLE })
  currentPassword: string;

  /** At least 15 characters, or 8 where the account has a second factor. */
  @IsNewPassword(LEAST_WITH_SECOND_FACTOR)
  newPassword: string;
}

export class ForgottenPassword {
  @IsText(254)
  @ApiProperty({ example: 'ada@example.com' })
  email: string;

  /** The slug of the organisation; without it the one at this address, or the default one. */
  @Optional()
  @IsText(63)
  @ApiProperty({ example: 'default', required: false })
  organization?: string;
}

export class PasswordReset extends PresentedLink {
  /** At least 15 characters, or 8 where the account has a second factor. */
  @IsNewPassword(LEAST_WITH_SECOND_FACTOR)
  password: string;
}
