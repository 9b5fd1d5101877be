import { Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  PEOPLE,
  Role,
  StepUp,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { PageQuery } from '../../../platform/common/pagination/page.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { OneTimeLink } from '../links/link.dto.js';
import { PendingRegistration, PendingRegistrationPage } from './pending-registration.dto.js';
import { PendingRegistrations } from './pending-registrations.service.js';

@ApiTags('users')
@Controller('registrations')
@Problems(400)
export class PendingRegistrationsController {
  constructor(private readonly pending: PendingRegistrations) {}

  /** Those who registered and whose address is not verified yet, newest first. */
  @Get()
  @Access(Role.Admin)
  async list(
    @CurrentUser() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<PendingRegistrationPage> {
    const page = await this.pending.list(actor, query);
    return { ...page, data: page.data.map((link) => PendingRegistration.of(link)) };
  }

  /** Makes the link that creates the account, for an admin who knows whose the address is. */
  @Post(':id/link')
  @Access(Role.Admin, PEOPLE)
  @StepUp()
  @Header('cache-control', 'no-store')
  @Problems(404)
  makeLink(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<OneTimeLink> {
    return this.pending.makeLink(actor, id);
  }
}
