import { ApiProperty } from '@nestjs/swagger';
import { Optional } from '../../../platform/common/validation/optional.js';
import { IsText } from '../../../platform/common/validation/text.js';
import { IsCredential } from '../passkeys/passkey.dto.js';
import { CurrentPassword } from '../second-factor/second-factor.dto.js';

export class StepUpProof extends CurrentPassword {
  /** Where the account has a second factor: the code of the app, or a recovery code. */
  @Optional()
  @IsText(40)
  @ApiProperty({ example: '492039', required: false })
  code?: string;

  /** In place of a code: what a passkey of the account says to a challenge. */
  @Optional()
  @IsCredential({ required: false })
  passkey?: object;
}

export class SteppedUp {
  /** Send it in place of the one before: it may what needs a fresh proof. */
  readonly accessToken: string;

  @ApiProperty({ enum: ['Bearer'] })
  readonly tokenType: 'Bearer';

  /** Seconds until the access token ends. */
  @ApiProperty({ example: 900 })
  readonly expiresIn: number;

  /** Until then nothing more is asked. */
  readonly provenUntil: Date;
}
