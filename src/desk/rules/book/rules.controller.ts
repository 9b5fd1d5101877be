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
  ChangeRule,
  CreateRule,
  RulePage,
  RuleVersionPage,
  RuleVersionView,
  RuleView,
} from './rule.dto.js';
import { RulesService } from './rules.service.js';

const versionOf = ({ version }: RuleView): string => etagOf(version);

@ApiTags('rules')
@Controller('rules')
@Problems(400)
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  /** What the organisation has done by itself, oldest first. */
  @Get()
  @Access(Role.Agent)
  @Scoped('tickets')
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<RulePage> {
    const page = await this.rules.list(actor, query);
    return { ...page, data: page.data.map((row) => RuleView.of(row)) };
  }

  /** One rule. */
  @Get(':id')
  @Access(Role.Agent)
  @Scoped('tickets')
  @Tagged(versionOf)
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<RuleView> {
    return RuleView.of(await this.rules.get(actor, id));
  }

  /** All that a rule has said, newest first; also of one that is deleted. */
  @Get(':id/versions')
  @Access(Role.Agent)
  @Scoped('tickets')
  @Problems(404)
  async versions(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<RuleVersionPage> {
    const page = await this.rules.versions(actor, id, query);
    return { ...page, data: page.data.map((row) => RuleVersionView.of(row)) };
  }

  /** Adds a rule, which is off unless it is said to be active: try it first. */
  @Post()
  @Access(Role.Admin)
  @Idempotent()
  @Created(({ id }: RuleView) => `/rules/${id}`)
  @Tagged(versionOf)
  @Problems(409)
  async create(@CurrentUser() actor: Actor, @Body() rule: CreateRule): Promise<RuleView> {
    return RuleView.of(await this.rules.create(actor, rule));
  }

  /**
   * Changes a rule, as its next version. With other conditions or actions, an automation fires anew for
   * each ticket.
   */
  @Patch(':id')
  @Access(Role.Admin)
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(404, 409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeRule,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<RuleView> {
    return RuleView.of(await this.rules.change(actor, id, change, ifMatch));
  }

  /** Removes a rule; what it did stays to be seen. */
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
    return this.rules.delete(actor, id, ifMatch);
  }
}
