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
import { SlaPoliciesService } from './sla-policies.service.js';
import {
  ChangeSlaPolicy,
  CreateSlaPolicy,
  SlaPolicyPage,
  SlaPolicyView,
} from './sla-policy.dto.js';

const versionOf = ({ version }: SlaPolicyView): string => etagOf(version);

@ApiTags('sla')
@Controller('sla-policies')
@Problems(400)
export class SlaPoliciesController {
  constructor(private readonly policies: SlaPoliciesService) {}

  /** What is promised to whom, oldest first. */
  @Get()
  @Access(Role.Agent)
  @Scoped('tickets')
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<SlaPolicyPage> {
    const page = await this.policies.list(actor, query);
    return { ...page, data: page.data.map((row) => SlaPolicyView.of(row)) };
  }

  /** One SLA policy. */
  @Get(':id')
  @Access(Role.Agent)
  @Scoped('tickets')
  @Tagged(versionOf)
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<SlaPolicyView> {
    return SlaPolicyView.of(await this.policies.get(actor, id));
  }

  /** Adds a policy: tickets are held to it from now on. */
  @Post()
  @Access(Role.Admin)
  @Idempotent()
  @Created(({ id }: SlaPolicyView) => `/sla-policies/${id}`)
  @Tagged(versionOf)
  @Problems(409)
  async create(
    @CurrentUser() actor: Actor,
    @Body() policy: CreateSlaPolicy,
  ): Promise<SlaPolicyView> {
    return SlaPolicyView.of(await this.policies.create(actor, policy));
  }

  /**
   * Changes a policy. Due times that are set stay; a ticket is held to the new targets when it or
   * its priority changes.
   */
  @Patch(':id')
  @Access(Role.Admin)
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(404, 409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeSlaPolicy,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<SlaPolicyView> {
    return SlaPolicyView.of(await this.policies.change(actor, id, change, ifMatch));
  }

  /** Removes a policy; what was promised under it stays promised. */
  @Delete(':id')
  @HttpCode(204)
  @Access(Role.Admin)
  @ChecksIfMatch()
  @Problems(404)
  delete(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.policies.delete(actor, id, ifMatch);
  }
}
