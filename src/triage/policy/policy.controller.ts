import { Body, Controller, Get, Headers, Put } from '@nestjs/common';
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
import { GuaranteeService } from './guarantee.service.js';
import { OverrideBody } from './override.dto.js';
import { PolicyBody, PolicyView } from './policy.dto.js';
import type { PolicyVersion } from './policy.entity.js';
import { PolicyService } from './policy.service.js';

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
    @Body() policy: PolicyBody,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<PolicyView> {
    return this.viewOf(actor, await this.policies.replace(actor, policy, ifMatch));
  }

  private async viewOf(actor: Actor, policy: PolicyVersion): Promise<PolicyView> {
    const guarantee = await this.guarantees.inUse(actor, policy);
    return PolicyView.of(policy, guarantee, await this.guarantees.lastJump(actor, policy));
  }
}
