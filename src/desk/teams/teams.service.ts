import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type Repository } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import { Database, type OrganizationScope, violatedUnique } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { KnownSkills } from './known-skills.js';
import type { ChangeTeam, CreateTeam, TeamWithMembers } from './team.dto.js';
import { Team } from './team.entity.js';
import { TeamNameTakenError, TeamNotFoundError } from './team.errors.js';
import { teamRemoved } from './team.events.js';
import { TeamMember } from './team-member.entity.js';

/** Teams, and what they take. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly database: Database,
    private readonly skills: KnownSkills,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  async list(scope: OrganizationScope, query: PageQuery): Promise<Page<TeamWithMembers>> {
    const page = await pageById('id', query, ({ id, ...range }) =>
      this.teams(scope).find({ where: { id }, ...range }),
    );
    const ids = page.data.map(({ id }) => id);
    const { manager } = this.teams(scope);
    const members = await manager.find(TeamMember, {
      where: { teamId: In(ids) },
      order: { userId: 'ASC' },
    });
    const withMembers = page.data.map((team) => ({
      team,
      members: members.filter(({ teamId }) => teamId === team.id),
    }));
    return { ...page, data: withMembers };
  }

  /** @throws TeamNotFoundError */
  async get(scope: OrganizationScope, id: number): Promise<TeamWithMembers> {
    const { manager } = this.teams(scope);
    return withMembers(manager, await found(manager, id));
  }

  /** @throws TeamNameTakenError, ValidationError */
  async create(actor: Actor, team: CreateTeam): Promise<TeamWithMembers> {
    await this.skills.assertKnown(actor, team.skills);
    return this.write(actor, team.name, async (manager) => {
      const { generatedMaps } = await manager.insert(Team, Object.assign(new Team(), team));
      const id = Number(generatedMaps[0]?.['id']);
      await this.note(manager, actor, 'team.created', id, { after: team });
      return withMembers(manager, await found(manager, id));
    });
  }

  /** @throws TeamNotFoundError, TeamNameTakenError, StaleVersionError, ValidationError */
  async change(
    actor: Actor,
    id: number,
    change: ChangeTeam,
    ifMatch?: string,
  ): Promise<TeamWithMembers> {
    const fields = assertChanges(change) as (keyof ChangeTeam)[];
    await this.skills.assertKnown(actor, change.skills);
    return this.write(actor, change.name, async (manager) => {
      const team = await this.lock(manager, id);
      assertMatches(ifMatch, team.version);
      await this.save(manager, team, change);
      const before = Object.fromEntries(fields.map((field) => [field, team[field]]));
      await this.note(manager, actor, 'team.changed', id, { before, after: change });
      return withMembers(manager, await found(manager, id));
    });
  }

  /** Its tickets go on without a team. @throws TeamNotFoundError, StaleVersionError */
  async delete(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const { version, name, skills } = await found(manager, id);
      assertMatches(ifMatch, version);
      // First its tickets, as who gives it one takes these and then the team.
      await this.events.publish(manager, teamRemoved, { teamId: id, actorId: actor.id });
      const { version: latest } = await this.lock(manager, id);
      assertMatches(ifMatch, latest);
      await manager.delete(Team, { id });
      await this.note(manager, actor, 'team.deleted', id, { before: { name, skills } });
    });
  }

  /** Whether there is such a team now. */
  exists(scope: OrganizationScope, id: number): Promise<boolean> {
    return this.teams(scope).existsBy({ id });
  }

  /** Whether the team is there; it then is not removed before the transaction ends. */
  async lockIfThere(manager: EntityManager, id: number): Promise<boolean> {
    const locked: unknown[] = await manager.query('SELECT FROM teams WHERE id = $1 FOR KEY SHARE', [
      id,
    ]);
    return locked.length > 0;
  }

  /** The team, which nobody else changes or chooses from until the transaction ends. */
  async lock(manager: EntityManager, id: number): Promise<Team> {
    const lock = { mode: 'for_no_key_update' } as const;
    const team = await manager.findOne(Team, { where: { id }, lock });
    if (!team) throw new TeamNotFoundError(id);
    return team;
  }

  /** Writes a change of a locked team, as its next version. */
  async save(manager: EntityManager, { id, version }: Team, change: ChangeTeam): Promise<void> {
    const counted = { version: version + 1, updatedAt: () => 'now()' };
    await manager.update(Team, { id }, Object.assign({}, change, counted));
  }

  /** Takes note of who was chosen last; that is no change of the team. */
  async choose(manager: EntityManager, id: number, lastAssigneeId: number): Promise<void> {
    await manager.update(Team, { id }, { lastAssigneeId });
  }

  async note(
    manager: EntityManager,
    actor: Actor,
    action: string,
    id: number,
    states: { readonly before?: object; readonly after?: object },
  ): Promise<void> {
    await this.audit.record(manager, actor, { action, subject: { type: 'team', id }, ...states });
  }

  private teams(scope: OrganizationScope): Repository<Team> {
    return this.database.of(scope).repository(Team);
  }

  private async write<Result>(
    actor: Actor,
    name: string | undefined,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await this.database.of(actor).transaction(work);
    } catch (error) {
      if (violatedUnique(error) === 'teams_name_key') throw new TeamNameTakenError(name ?? '');
      throw error;
    }
  }
}

async function found(manager: EntityManager, id: number): Promise<Team> {
  const team = await manager.findOneBy(Team, { id });
  if (!team) throw new TeamNotFoundError(id);
  return team;
}

async function withMembers(manager: EntityManager, team: Team): Promise<TeamWithMembers> {
  const where = { teamId: team.id };
  return { team, members: await manager.find(TeamMember, { where, order: { userId: 'ASC' } }) };
}
