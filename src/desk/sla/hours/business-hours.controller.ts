import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { Created } from '../../../platform/common/http/created.js';
import { ChecksIfMatch, Tagged } from '../../../platform/common/http/entity-tags.js';
import { etagOf } from '../../../platform/common/http/etag.js';
import { PageQuery } from '../../../platform/common/pagination/page.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../../platform/idempotency/index.js';
import {
  BusinessHoursPage,
  BusinessHoursView,
  ChangeBusinessHours,
  CreateBusinessHours,
} from './business-hours.dto.js';
import { BusinessHoursService } from './business-hours.service.js';

const versionOf = ({ version }: BusinessHoursView): string => etagOf(version);

@ApiTags('sla')
@Controller('business-hours')
@Problems(400)
export class BusinessHoursController {
  constructor(private readonly hours: BusinessHoursService) {}

  /** When people are there, oldest first. */
  @Get()
  @Access(Role.Agent)
  @Scoped('tickets')
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<BusinessHoursPage> {
    const page = await this.hours.list(actor, query);
    return { ...page, data: page.data.map((row) => BusinessHoursView.of(row)) };
  }

  /** One of them. */
  @Get(':id')
  @Access(Role.Agent)
  @Scoped('tickets')
  @Tagged(versionOf)
  @Problems(404)
  async get(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<BusinessHoursView> {
    return BusinessHoursView.of(await this.hours.get(actor, id));
  }

  /** Adds business hours, for SLA policies to count by. */
  @Post()
  @Access(Role.Admin)
  @Idempotent()
  @Created(({ id }: BusinessHoursView) => `/business-hours/${id}`)
  @Tagged(versionOf)
  @Problems(409)
  async create(
    @CurrentUser() actor: Actor,
    @Body() hours: CreateBusinessHours,
  ): Promise<BusinessHoursView> {
    return BusinessHoursView.of(await this.hours.create(actor, hours));
  }

  /** Changes them. Due times that are set stay; what is set from now on counts by the new ones. */
  @Patch(':id')
  @Access(Role.Admin)
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(404, 409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeBusinessHours,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<BusinessHoursView> {
    return BusinessHoursView.of(await this.hours.change(actor, id, change, ifMatch));
  }

  /** Removes business hours that no SLA policy counts by. */
  @Delete(':id')
  @HttpCode(204)
  @Access(Role.Admin)
  @ChecksIfMatch()
  @Problems(404, 409)
  delete(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.hours.delete(actor, id, ifMatch);
  }
}
