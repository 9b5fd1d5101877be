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
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { Created } from '../../platform/common/http/created.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { etagOf } from '../../platform/common/http/etag.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { Idempotent } from '../../platform/idempotency/index.js';
import { ChangeTeam, CreateTeam, SetTeamMember, TeamPage, TeamView } from './team.dto.js';
import { TeamMembersService } from './team-members.service.js';
import { TeamsService } from './teams.service.js';

const versionOf = ({ version }: TeamView): string => etagOf(version);

@ApiTags('teams')
@Controller('teams')
@Scoped('tickets')
@Problems(400)
export class TeamsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly members: TeamMembersService,
  ) {}

  /** The teams with their members, oldest first. */
  @Get()
  @Access(Role.Agent)
  async list(@CurrentUser() actor: Actor, @Query() query: PageQuery): Promise<TeamPage> {
    const page = await this.teams.list(actor, query);
    return { ...page, data: page.data.map((team) => TeamView.of(team)) };
  }

  /** One team. */
  @Get(':id')
  @Access(Role.Agent)
  @Tagged(versionOf)
  @Problems(404)
  async get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<TeamView> {
    return TeamView.of(await this.teams.get(actor, id));
  }

  /** Makes a team, which has no members yet. */
  @Post()
  @Access(Role.Admin)
  @Idempotent()
  @Created(({ id }: TeamView) => `/teams/${id}`)
  @Tagged(versionOf)
  @Problems(409)
  async create(@CurrentUser() actor: Actor, @Body() team: CreateTeam): Promise<TeamView> {
    return TeamView.of(await this.teams.create(actor, team));
  }

  /** Changes a team. */
  @Patch(':id')
  @Access(Role.Admin)
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(404, 409)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeTeam,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<TeamView> {
    return TeamView.of(await this.teams.change(actor, id, change, ifMatch));
  }

  /** Removes a team; its tickets go on without one. */
  @Delete(':id')
  @Access(Role.Admin)
  @HttpCode(204)
  @ChecksIfMatch()
  @Problems(404)
  delete(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.teams.delete(actor, id, ifMatch);
  }

  /** Puts somebody of the staff into a team, or says anew what they take of it. */
  @Put(':id/members/:userId')
  @Access(Role.Admin)
  @ChecksIfMatch()
  @Tagged(versionOf)
  @Problems(404)
  async setMember(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('userId', IdPipe) userId: number,
    @Body() member: SetTeamMember,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<TeamView> {
    return TeamView.of(await this.members.set(actor, id, userId, member, ifMatch));
  }

  /** Takes somebody out of a team; they keep what they work on. */
  @Delete(':id/members/:userId')
  @Access(Role.Admin)
  @HttpCode(204)
  @ChecksIfMatch()
  @Problems(404)
  removeMember(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('userId', IdPipe) userId: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.members.remove(actor, id, userId, ifMatch);
  }
}
