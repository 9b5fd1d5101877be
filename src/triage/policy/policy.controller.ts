import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  Role,
  Scoped,
  StepUp,
} from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { GuaranteeService } from './guarantee.service.js';
import { OverrideBody } from './override.dto.js';
import { PolicyChange, PolicyView } from './policy.dto.js';
import type { PolicyVersion } from './policy.entity.js';
import { PolicyService } from './policy.service.js';
import { PolicyVersionPage, PolicyVersionView } from './policy-versions.dto.js';
import { PolicyVersions } from './policy-versions.service.js';
import { RiskCurveView } from './risk-curve.dto.js';
import { RiskCurves } from './risk-curve.service.js';

const versionOf = ({ version, guarantee }: PolicyView): string => etagOf(version, guarantee?.id);

@ApiTags('policy')
@Controller('triage/policy')
@Scoped('triage')
@Access(Role.Admin)
@ApiExtraModels(OverrideBody)
export class PolicyController {
  constructor(
    private readonly policies: PolicyService,
    private readonly guarantees: GuaranteeService,
    private readonly versions: PolicyVersions,
    private readonly curves: RiskCurves,
  ) {}

  /** The policy in force. */
  @Get()
  @Tagged(versionOf)
  async get(@CurrentUser() actor: Actor): Promise<PolicyView> {
    return this.viewOf(actor, await this.policies.current(actor));
  }

  /** Replaces the policy by a new version, which counts from the next ticket on. */
  @StepUp()
  @Put()
  @Scoped('admin')
  @Problems(400)
  @ChecksIfMatch()
  @Tagged(versionOf)
  async replace(
    @CurrentUser() actor: Actor,
    @Body() { note, ...policy }: PolicyChange,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<PolicyView> {
    return this.viewOf(
      actor,
      await this.policies.replace(actor, policy, ifMatch, note === undefined ? {} : { note }),
    );
  }

  /**
   * How often the active model is right and wrong, by confidence and intent: all that it takes to
   * compute what a threshold would answer. It changes with what people say, so ask by its entity tag.
   */
  @Get('curve')
  @Tagged((view: RiskCurveView) => RiskCurveView.tagOf(view))
  async curve(@CurrentUser() actor: Actor): Promise<RiskCurveView> {
    return RiskCurveView.of(await this.curves.current(actor));
  }

  /** All versions, newest first. */
  @Get('versions')
  @Problems(400)
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<PolicyVersionPage> {
    const page = await this.versions.list(actor, query);
    return { ...page, data: page.data.map((past) => PolicyVersionView.of(past)) };
  }

  /** Brings an earlier version back as a new one, which counts from the next ticket on. */
  @StepUp()
  @Post('versions/:id/restore')
  @HttpCode(200)
  @Scoped('admin')
  @Problems(400, 404)
  @ChecksIfMatch()
  @Tagged(versionOf)
  async restore(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<PolicyView> {
    return this.viewOf(actor, await this.versions.restore(actor, id, ifMatch));
  }

  private async viewOf(actor: Actor, policy: PolicyVersion): Promise<PolicyView> {
    const guarantee = await this.guarantees.inUse(actor, policy);
    return PolicyView.of(policy, guarantee, await this.guarantees.lastJump(actor, policy));
  }
}
