import { ApiProperty } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import { Role, type Scope, SCOPES } from '../../../platform/access/index.js';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import { Optional } from '../../../platform/common/validation/optional.js';
import { Check, IsText } from '../../../platform/common/validation/text.js';
import { IsTime } from '../../../platform/common/validation/time.js';
import type { ApiKey } from './api-key.entity.js';

const SCOPE_LIST = { enum: SCOPES, enumName: 'ApiKeyScope', isArray: true } as const;

export class CreateApiKey {
  /** What the key is for. */
  @IsText(100)
  @ApiProperty({ example: 'chat widget' })
  name: string;

  /** What the key may do. */
  @IsEnum(Role)
  @ApiProperty({ enum: Role, enumName: 'Role', example: Role.User })
  role: Role;

  /** What it is limited to, within what its role may; all of that where it is left out. */
  @Optional()
  @Check('areScopes', scopesViolation)
  @ApiProperty({ ...SCOPE_LIST, minItems: 1, required: false, example: ['tickets:write'] })
  scopes?: Scope[];

  /** Within the next 366 days, of an admin's 90; 90 days from now where it is left out. */
  @Optional()
  @IsTime()
  expiresAt?: string;
}

/** A key and the role of its account. */
export interface ListedApiKey {
  readonly apiKey: ApiKey;
  readonly role: Role;
}

export class ApiKeyView {
  @ApiProperty({ example: 3 })
  readonly id: number;

  @ApiProperty({ example: 'chat widget' })
  readonly name: string;

  /** Of its account; changed as that of any other account. */
  @ApiProperty({ enum: Role, enumName: 'Role' })
  readonly role: Role;

  /** What it is limited to; null for all that its role may. */
  @ApiProperty({ ...SCOPE_LIST, nullable: true })
  readonly scopes: Scope[] | null;

  /** The beginning of the key. */
  @ApiProperty({ example: 'acs_x1Yz9Q' })
  readonly hint: string;

  /** The account that it acts as, and that its tickets belong to. */
  @ApiProperty({ example: 17 })
  readonly userId: number;

  @ApiProperty({ example: 1 })
  readonly createdBy: number;

  readonly createdAt: Date;
  readonly expiresAt: Date;

  /** About a minute behind at the most. */
  @ApiProperty({ type: Date, nullable: true })
  readonly lastUsedAt: Date | null;

  /** Null also where it ended with its account. */
  @ApiProperty({ type: Number, nullable: true })
  readonly revokedBy: number | null;

  @ApiProperty({ type: Date, nullable: true })
  readonly revokedAt: Date | null;

  static of(listed: ListedApiKey): ApiKeyView {
    return fieldsOf(listed);
  }
}

export class CreatedApiKey extends ApiKeyView {
  /** The key itself: send it as `Authorization: Bearer …` or `X-API-Key: …`. It is never shown again. */
  @ApiProperty({ example: 'acs_x1Yz9Q…' })
  readonly key: string;

  static with({ key, ...listed }: ListedApiKey & { readonly key: string }): CreatedApiKey {
    return { ...fieldsOf(listed), key };
  }
}

export class ApiKeyPage {
  readonly data: ApiKeyView[];
  readonly meta: PageMeta;
}

function fieldsOf({ apiKey, role }: ListedApiKey) {
  const { id, name, scopes, hint, userId, createdBy, createdAt, expiresAt } = apiKey;
  const { lastUsedAt, revokedBy, revokedAt } = apiKey;
  const made = { id, name, role, scopes, hint, userId, createdBy, createdAt };
  return { ...made, expiresAt, lastUsedAt, revokedBy, revokedAt };
}

function scopesViolation(value: unknown): string | undefined {
  const known: readonly unknown[] = SCOPES;
  if (!Array.isArray(value) || value.length === 0 || !value.every((it) => known.includes(it))) {
    return `must be a list of ${SCOPES.join(', ')}`;
  }
  return new Set(value).size < value.length ? 'must not name anything twice' : undefined;
}
