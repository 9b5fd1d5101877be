import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { userLeftStaff, UsersService } from '../../identity/users/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { Database } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { KnownSkills } from './known-skills.js';
import type { SetTeamMember, TeamWithMembers } from './team.dto.js';
import { TeamMemberNotFoundError } from './team.errors.js';
import { TeamMember } from './team-member.entity.js';
import { TeamsService } from './teams.service.js';

/** Who is in a team: staff only, as long as they are. */
@Injectable()
export class TeamMembersService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly teams: TeamsService,
    private readonly users: UsersService,
    private readonly skills: KnownSkills,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.within(userLeftStaff, ({ userId }, manager) =>
      manager.delete(TeamMember, { userId }),
    );
  }

  /** Puts somebody into a team, or says anew what they take. @throws ValidationError */
  async set(
    actor: Actor,
    teamId: number,
    userId: number,
    { skills = [] }: SetTeamMember,
    ifMatch?: string,
  ): Promise<TeamWithMembers> {
    await this.teams.get(actor, teamId);
    await this.skills.assertKnown(actor, skills);
    await this.database.of(actor).transaction(async (manager) => {
      // Who leaves the staff meanwhile is waited for, or takes the membership along.
      const user = await this.users.lock(manager, userId);
      if (!user || !isStaff(user)) {
        const message = 'must be the id of an agent or admin';
        throw new ValidationError([{ path: 'userId', message }]);
      }
      const team = await this.teams.lock(manager, teamId);
      assertMatches(ifMatch, team.version);
      const conflict = ['organizationId', 'teamId', 'userId'];
      await manager.upsert(TeamMember, { teamId, userId, skills }, conflict);
      await this.teams.save(manager, team, {});
      const after = { userId, skills };
      await this.teams.note(manager, actor, 'team.member_set', teamId, { after });
    });
    return this.teams.get(actor, teamId);
  }

  /** @throws TeamNotFoundError, TeamMemberNotFoundError, StaleVersionError */
  async remove(actor: Actor, teamId: number, userId: number, ifMatch?: string): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const team = await this.teams.lock(manager, teamId);
      if (!(await isMember(manager, teamId, userId))) {
        throw new TeamMemberNotFoundError(teamId, userId);
      }
      assertMatches(ifMatch, team.version);
      await manager.delete(TeamMember, { teamId, userId });
      await this.teams.save(manager, team, {});
      const before = { userId };
      await this.teams.note(manager, actor, 'team.member_removed', teamId, { before });
    });
  }
}

function isMember(manager: EntityManager, teamId: number, userId: number): Promise<boolean> {
  return manager.existsBy(TeamMember, { teamId, userId });
}
