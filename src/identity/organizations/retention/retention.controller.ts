import { Body, Controller, Get, Headers, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, PEOPLE, Role } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../../platform/common/http/entity-tags.js';
import { etagOf } from '../../../platform/common/http/etag.js';
import { OrganizationsService } from '../organizations.service.js';
import { ChangeRetention, RetentionView } from './retention.dto.js';
import { retentionColumns } from './retention-columns.js';

const versionOf = ({ version }: RetentionView): string => etagOf(version);

@ApiTags('organization')
@Controller('organization/retention')
export class RetentionController {
  constructor(private readonly organizations: OrganizationsService) {}

  /** For how many days what is kept of tickets, audit log, models and events. */
  @Get()
  @Access(Role.Admin)
  @Tagged(versionOf)
  async get(@CurrentUser() actor: Actor): Promise<RetentionView> {
    return RetentionView.of(await this.organizations.own(actor));
  }

  /** Sets all of them; what is over for longer goes in the next night. */
  @Put()
  @Access(Role.Admin, PEOPLE)
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(400)
  async change(
    @CurrentUser() actor: Actor,
    @Body() retention: ChangeRetention,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<RetentionView> {
    const columns = retentionColumns(retention);
    return RetentionView.of(await this.organizations.changeRetention(actor, columns, ifMatch));
  }
}
