import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Costly } from '../../platform/limits/index.js';
import { Acceptance } from './acceptance.js';
import {
  AcceptProposal,
  ChangeProposal,
  MergeProposals,
  ProposalList,
  ProposalPage,
  ProposalView,
  SplitProposal,
} from './proposal.dto.js';
import { ProposalDivision } from './proposal-division.service.js';
import { ProposalsService } from './proposals.service.js';

const versionOf = ({ version, messages }: ProposalView): string => etagOf(version, messages);

@ApiTags('discovery')
@Controller('triage/discovery/:id/proposals')
@Scoped('triage')
@Access(Role.Admin)
@Problems(400, 404)
export class ProposalsController {
  constructor(
    private readonly proposals: ProposalsService,
    private readonly division: ProposalDivision,
    private readonly acceptance: Acceptance,
  ) {}

  /** The intents that a discovery proposes, by their ids. */
  @Get()
  async list(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) discoveryId: number,
    @Query() query: PageQuery,
  ): Promise<ProposalPage> {
    const page = await this.proposals.list(actor, discoveryId, query);
    return { ...page, data: page.data.map((it) => ProposalView.of(it)) };
  }

  /** One proposal. */
  @Get(':proposalId')
  @Tagged(versionOf)
  async get(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) discoveryId: number,
    @Param('proposalId', IdPipe) id: number,
  ): Promise<ProposalView> {
    return ProposalView.of(await this.proposals.get(actor, { discoveryId, id }));
  }

  /** Gives a proposal another name, description or answer, before it is accepted. */
  @Patch(':proposalId')
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) discoveryId: number,
    @Param('proposalId', IdPipe) id: number,
    @Body() change: ChangeProposal,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ProposalView> {
    const changed = await this.proposals.change(actor, { discoveryId, id }, change, ifMatch);
    return ProposalView.of(changed);
  }

  /** Puts the messages of other proposals into this one. */
  @Post(':proposalId/merge')
  @HttpCode(200)
  @Problems(409)
  async merge(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) discoveryId: number,
    @Param('proposalId', IdPipe) id: number,
    @Body() { proposals }: MergeProposals,
  ): Promise<ProposalView> {
    return ProposalView.of(await this.division.merge(actor, { discoveryId, id }, proposals));
  }

  /** Divides a proposal by what tells its messages apart; gives all its parts, itself first. */
  @Post(':proposalId/split')
  @HttpCode(200)
  @ApiBody({ type: SplitProposal, required: false })
  @Problems(409)
  @Costly()
  async split(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) discoveryId: number,
    @Param('proposalId', IdPipe) id: number,
    @Body() { parts }: SplitProposal,
  ): Promise<ProposalList> {
    const found = await this.division.split(actor, { discoveryId, id }, parts);
    return { data: found.map((it) => ProposalView.of(it)) };
  }

  /** Throws a proposal away. */
  @Post(':proposalId/discard')
  @HttpCode(200)
  @Problems(409)
  async discard(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) discoveryId: number,
    @Param('proposalId', IdPipe) id: number,
  ): Promise<ProposalView> {
    return ProposalView.of(await this.proposals.discard(actor, { discoveryId, id }));
  }

  /**
   * Makes an intent of a proposal, with its surest messages as examples, 500 at most; models know it
   * after the next training. One that is accepted stays as it is.
   */
  @Post(':proposalId/accept')
  @HttpCode(200)
  @ApiBody({ type: AcceptProposal, required: false })
  @Problems(409)
  async accept(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) discoveryId: number,
    @Param('proposalId', IdPipe) id: number,
    @Body() { intentId }: AcceptProposal,
  ): Promise<ProposalView> {
    return ProposalView.of(await this.acceptance.accept(actor, { discoveryId, id }, intentId));
  }
}
