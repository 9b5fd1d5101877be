import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problems } from '../../common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../common/http/entity-tags.js';
import { etagOf } from '../../common/http/etag.js';
import { Access } from '../../access/access.js';
import { type Actor, CurrentUser } from '../../access/actor.js';
import { Role } from '../../access/role.js';
import { OverrideBody } from './override.dto.js';
import { GuaranteeService } from '../risk/guarantee.service.js';
import { PolicyBody, PolicyView } from './policy.dto.js';
import { PolicyService } from './policy.service.js';
import type { PolicyVersion } from './policy.entity.js';

@ApiTags('policy')
@Controller('triage/policy')
@Access(Role.Admin)
@ApiExtraModels(OverrideBody)
export class PolicyController {
  constructor(
    private readonly policies: PolicyService,
    private readonly guarantees: GuaranteeService,
  ) {}

  /** The policy in force. */
  @Get()
  @Tagged()
  async get(@Res({ passthrough: true }) reply: FastifyReply): Promise<PolicyView> {
    return this.tagged(reply, await this.policies.current());
  }

  /** Replaces the policy by a new version, which counts from the next ticket on. */
  @Put()
  @Problems(400)
  @ChecksIfMatch()
  @Tagged()
  async replace(
    @CurrentUser() actor: Actor,
    @Body() policy: PolicyBody,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PolicyView> {
    return this.tagged(reply, await this.policies.replace(actor, policy, ifMatch));
  }

  private tagged(reply: FastifyReply, policy: PolicyVersion): PolicyView {
    const guarantee = this.guarantees.inUse(policy.id);
    void reply.header('etag', etagOf(policy.version, guarantee?.id));
    return PolicyView.of(policy, guarantee);
  }
}
