import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { assertMatches } from '../../../platform/common/http/etag.js';
import { Database } from '../../../platform/database/index.js';
import {
  type AssignmentStrategy,
  type Candidate,
  chooseAssignee,
  TeamsService,
} from '../../teams/index.js';
import type { Ticket } from '../ticket.entity.js';
import { TicketNotFoundError } from '../ticket.errors.js';
import { TicketRows } from '../ticket-rows.js';
import type { AssignTicket } from './assignment.dto.js';
import { NobodyToAssignError } from './assignment.errors.js';

// Who can sign in and is of the staff, with how much they have to do.
const CANDIDATES = `
  SELECT user_id AS "userId", skills,
         (SELECT count(*)::int FROM tickets
          WHERE organization_id = $1 AND assignee_id = user_id
            AND status IN ('open', 'escalated')) AS open
  FROM team_members JOIN users
    ON users.organization_id = team_members.organization_id AND users.id = user_id
  WHERE team_members.organization_id = $1 AND team_id = $2
    AND disabled_at IS NULL AND deleted_at IS NULL AND role <> 'user'`;

/** Gives tickets to one of a team. */
@Injectable()
export class TicketAssignment {
  constructor(
    private readonly database: Database,
    private readonly rows: TicketRows,
    private readonly teams: TeamsService,
  ) {}

  /** @throws TicketNotFoundError, TeamNotFoundError, NobodyToAssignError, StaleVersionError */
  assignById(
    actor: Actor,
    id: number,
    { strategy, teamId }: AssignTicket,
    ifMatch?: string,
  ): Promise<Ticket> {
    return this.database.of(actor).transaction(async (manager) => {
      const ticket = await this.rows.lock(manager, actor, id);
      assertMatches(ifMatch, ticket.version);
      const assigned = await this.assign(manager, actor, ticket, strategy, teamId);
      if (!assigned) throw new NobodyToAssignError(teamId, strategy);
      return assigned;
    });
  }

  /** The same as the service does it by itself. @throws the same */
  async assignByService(
    manager: EntityManager,
    id: number,
    { strategy, teamId }: AssignTicket,
  ): Promise<void> {
    const [ticket] = await this.rows.lockAll(manager, [id]);
    if (!ticket) throw new TicketNotFoundError(id);
    const assigned = await this.assign(manager, null, ticket, strategy, teamId);
    if (!assigned) throw new NobodyToAssignError(teamId, strategy);
  }

  /**
   * Gives a locked ticket to the team and the one of it who is chosen; nothing where nobody can be.
   * Two at once choose one after the other, so that neither counts without the other's. It is nobody's
   * doing where the service does it.
   * @throws TeamNotFoundError
   */
  async assign(
    manager: EntityManager,
    actor: Actor | null,
    ticket: Ticket,
    strategy: AssignmentStrategy,
    teamId: number,
  ): Promise<Ticket | undefined> {
    const team = await this.teams.lock(manager, teamId);
    if (!team.active) return undefined;
    const values = [ticket.organizationId, teamId];
    const candidates = await manager.query<Candidate[]>(CANDIDATES, values);
    const { intent } = ticket;
    const assigneeId = chooseAssignee(strategy, candidates, { last: team.lastAssigneeId, intent });
    if (assigneeId === undefined) return undefined;
    await this.teams.choose(manager, teamId, assigneeId);
    return this.rows.save(manager, actor, ticket, { teamId, assigneeId });
  }
}
