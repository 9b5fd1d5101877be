import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../platform/events/index.js';
import { teamRemoved } from '../teams/index.js';

const FREE = `
  WITH freed AS (
    UPDATE tickets SET team_id = NULL, version = version + 1, updated_at = now()
    WHERE team_id = $1 RETURNING id
  )
  INSERT INTO ticket_changes (ticket_id, field, from_value, to_value, actor_id)
  SELECT id, 'teamId', to_jsonb($1::integer), NULL, $2 FROM freed`;

/** Tickets of a team that is removed go on without one. */
@Injectable()
export class TeamRemoval implements OnModuleInit {
  constructor(private readonly events: Events) {}

  onModuleInit(): void {
    this.events.within(teamRemoved, ({ teamId, actorId }, manager) =>
      manager.query(FREE, [teamId, actorId]),
    );
  }
}
