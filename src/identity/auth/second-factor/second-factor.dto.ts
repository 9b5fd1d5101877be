import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { IsText } from '../../../platform/common/validation/text.js';
import { PASSWORD_EXAMPLE } from '../passwords/password.dto.js';

export class CurrentPassword {
  /** The current one, once more. */
  @IsString()
  @MaxLength(1024)
  @ApiProperty({ example: PASSWORD_EXAMPLE })
  password: string;
}

export class SecondFactorCode {
  /** What the app shows. */
  @IsText(40)
  @ApiProperty({ example: '492039' })
  code: string;
}

export class SecondFactorRemoval extends CurrentPassword {
  /** What the app shows, or a recovery code. */
  @IsText(40)
  @ApiProperty({ example: '492039' })
  code: string;
}

export class SecondFactorStart {
  /** To type into the app, where it cannot scan. */
  @ApiProperty({ example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' })
  readonly secret: string;

  /** To show as a QR code. */
  @ApiProperty({
    example:
      'otpauth://totp/automated-customer-support:ada%40example.com?issuer=automated-customer-support&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
  })
  readonly uri: string;
}

export class RecoveryCodes {
  /** Each stands in once for a code of the app; shown this once. */
  @ApiProperty({ type: [String], example: ['4x7m-q2kd-9hv0-ztbe'] })
  readonly recoveryCodes: string[];
}
