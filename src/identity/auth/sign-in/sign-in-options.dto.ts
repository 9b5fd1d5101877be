import { ApiProperty } from '@nestjs/swagger';

export class SignInOptions {
  /** What the service is called. */
  @ApiProperty({ example: 'automated-customer-support' })
  readonly product: string;

  /** Whether people sign in with e-mail address and password. */
  readonly password: boolean;

  /**
   * Whether people sign in by a passkey on this page: passkeys are of one domain, and a page at any
   * other address cannot ask for them.
   */
  readonly passkey: boolean;

  /** Whether people make accounts by themselves. */
  readonly registration: boolean;
}
