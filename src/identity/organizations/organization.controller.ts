import { Body, Controller, Get, Headers, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  PEOPLE,
  Role,
  StepUp,
} from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { UsageView } from './limits/usage.dto.js';
import { UsageService } from './limits/usage.js';
import { OrganizationView } from './organization.dto.js';
import { ChangeOwnOrganization, SECURITY_FIELDS } from './organization-change.dto.js';
import { OrganizationsService } from './organizations.service.js';

const versionOf = ({ version }: OrganizationView): string => etagOf(version);

@ApiTags('organization')
@Controller('organization')
export class OrganizationController {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly usage: UsageService,
  ) {}

  /** The own organisation. */
  @Get()
  @Access(Role.Admin)
  @Tagged(versionOf)
  async get(@CurrentUser() actor: Actor): Promise<OrganizationView> {
    return OrganizationView.of(await this.organizations.own(actor));
  }

  /** What the own organisation has used of its limits. */
  @Get('usage')
  @Access(Role.Admin)
  async getUsage(@CurrentUser() actor: Actor): Promise<UsageView> {
    return UsageView.of(await this.usage.of(actor.organizationId));
  }

  /** Changes what admins may change of their own organisation; it counts everywhere at once. */
  @StepUp({ fields: SECURITY_FIELDS })
  @Patch()
  @Access(Role.Admin, PEOPLE)
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(400, 422)
  async change(
    @CurrentUser() actor: Actor,
    @Body() change: ChangeOwnOrganization,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<OrganizationView> {
    return OrganizationView.of(await this.organizations.changeOwn(actor, change, ifMatch));
  }
}
