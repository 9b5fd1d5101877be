import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Check } from '../../../platform/common/validation/text.js';
import { LEAST_WITH_SECOND_FACTOR, lengthViolation, MOST } from '../../users/index.js';

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
