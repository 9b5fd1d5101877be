import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import { Optional } from '../../../platform/common/validation/optional.js';
import { Check, IsText } from '../../../platform/common/validation/text.js';
import type { Passkey } from '../second-factor/passkey.entity.js';

/** Attestations of some devices bring chains of certificates along. */
const MOST_JSON = 32_768;
const JSON_OBJECT = { type: 'object', additionalProperties: true } as const;

/** What `navigator.credentials` gave, as its `toJSON` writes it. */
export function IsCredential({ required = true } = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...JSON_OBJECT, selfRequired: required, example: { id: 'x' } }),
    Check('isCredential', (value) => {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (!isObject) return 'must be a JSON object';
      const isShort = JSON.stringify(value).length <= MOST_JSON;
      return isShort ? undefined : `must be at most ${MOST_JSON} characters of JSON`;
    }),
  );
}

export class NewPasskey {
  /** By which its owner knows it again. */
  @IsText(100)
  @ApiProperty({ example: 'my phone' })
  name: string;

  @IsCredential()
  credential: object;
}

export class PasskeyChallengeRequest {
  /** The slug of the organisation; without it the one at this address, or the default one. */
  @Optional()
  @IsText(63)
  @ApiProperty({ example: 'default', required: false })
  organization?: string;
}

export class PasskeySignIn extends PasskeyChallengeRequest {
  @IsCredential()
  credential: object;
}

export class PasskeyOptions {
  /** For `navigator.credentials`, read by `parseCreationOptionsFromJSON` or its sister. */
  @ApiProperty(JSON_OBJECT)
  readonly options: object;
}

export class PasskeyView {
  @ApiProperty({ example: 2 })
  readonly id: number;

  @ApiProperty({ example: 'my phone' })
  readonly name: string;

  readonly createdAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  readonly lastUsedAt: Date | null;

  static of(passkey: Passkey): PasskeyView {
    return fieldsOf(passkey);
  }
}

/** A passkey, and the recovery codes that come with the first second factor of an account. */
export interface MadePasskey {
  readonly passkey: Passkey;
  readonly recoveryCodes: string[] | null;
}

export class MadePasskeyView extends PasskeyView {
  /** With the first second factor of an account: each stands in once for it; shown this once. */
  @ApiProperty({ type: [String], nullable: true, example: ['4x7m-q2kd-9hv0-ztbe'] })
  readonly recoveryCodes: string[] | null;

  static with({ passkey, recoveryCodes }: MadePasskey): MadePasskeyView {
    return { ...fieldsOf(passkey), recoveryCodes };
  }
}

export class PasskeyPage {
  readonly data: PasskeyView[];
  readonly meta: PageMeta;
}

function fieldsOf({ id, name, createdAt, lastUsedAt }: Passkey) {
  return { id, name, createdAt, lastUsedAt };
}
