import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Optional } from '../../../platform/common/validation/optional.js';
import { IsText } from '../../../platform/common/validation/text.js';

/** What whoever was given a link sends. */
export class PresentedLink {
  /** What stands behind `#token=` in the link. */
  @IsString()
  @MaxLength(200)
  @ApiProperty({ example: 'hV0c2Zk0yq1m3W8mQ5m3s7V1b2n4x6z8C0e2g4i6k8M' })
  token: string;

  /** The slug of the organisation; the link knows it, and is refused where it is another. */
  @Optional()
  @IsText(63)
  @ApiProperty({ example: 'default', required: false })
  organization?: string;
}

/** A link for somebody, which only this answer shows. */
export class OneTimeLink {
  /** Give it to them, and to nobody else. */
  @ApiProperty({ example: 'https://example.com/console/reset-password#token=hV0c2Zk0yq1m3W8…' })
  readonly link: string;

  /** The part of it that is sent to the API. */
  @ApiProperty({ example: 'hV0c2Zk0yq1m3W8mQ5m3s7V1b2n4x6z8C0e2g4i6k8M' })
  readonly token: string;

  readonly expiresAt: Date;
}

/** What everybody is told who asks for a mail, whether or not one comes. */
export class MailNotice {
  @ApiProperty({ example: 'If the address is one that we write to, a mail is on its way.' })
  readonly message: string;
}

export const MAIL_NOTICE: MailNotice = {
  message: 'If the address is one that we write to, a mail is on its way.',
};
