import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Events } from '../../platform/events/index.js';
import { teamRemoved } from '../teams/index.js';
import { UPDATED, updatedTickets } from './updated-tickets.js';

const FREE = `
  WITH freed AS (
    UPDATE tickets SET team_id = NULL, version = version + 1, updated_at = now()
    WHERE team_id = $1 RETURNING ${UPDATED}
  ), told AS (
    ${updatedTickets('freed', 'teamId', '$2')}
  )
  INSERT INTO ticket_changes (ticket_id, field, from_value, to_value, actor_id)
  SELECT id, 'teamId', to_jsonb($1::integer), NULL, $2 FROM freed`;

/** Tickets of a team that is removed go on without one. */
@Injectable()
export class TeamRemoval implements OnModuleInit {
  constructor(private readonly events: Events) {}

  onModuleInit(): void {
    this.events.within(teamRemoved, ({ teamId, actorId }, manager) =>
      this.free(manager, teamId, actorId),
    );
  }

  private async free(manager: EntityManager, teamId: number, actorId: number): Promise<void> {
    await manager.query(FREE, [teamId, actorId]);
    await this.events.written();
  }
}
