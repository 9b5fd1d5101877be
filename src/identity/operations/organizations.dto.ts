import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { PageMeta } from '../../platform/common/pagination/page.js';
import { Optional } from '../../platform/common/validation/optional.js';
import { Check, IsEmailAddress, IsText } from '../../platform/common/validation/text.js';
import { ChangeOrganization, IsSlug, OrganizationView } from '../organizations/index.js';
import { LEAST_ALONE, lengthViolation, MOST } from '../users/index.js';

/** Whoever administers a new organisation first. */
export class FirstAdminOfOrganization {
  @IsEmailAddress()
  email: string;

  @Check('isNewPassword', (value) => lengthViolation(value, LEAST_ALONE))
  @ApiProperty({ minLength: LEAST_ALONE, maxLength: MOST, example: 'a long sentence of the admin' })
  password: string;
}

export class CreateOrganization extends OmitType(ChangeOrganization, ['name', 'status']) {
  /** Becomes part of addresses, and never changes. */
  @IsSlug()
  slug: string;

  @IsText(100)
  @ApiProperty({ example: 'Acme' })
  name: string;

  @Optional()
  @ValidateNested()
  @Type(() => FirstAdminOfOrganization)
  @ApiProperty({ type: FirstAdminOfOrganization, required: false })
  admin?: FirstAdminOfOrganization;
}

export class OrganizationPage {
  readonly data: OrganizationView[];
  readonly meta: PageMeta;
}
