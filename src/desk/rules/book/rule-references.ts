import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Staff } from '../../../identity/users/index.js';
import type { Violation } from '../../../platform/common/errors/domain-error.js';
import { CannedAnswerTexts } from '../../canned-answers/index.js';
import { TeamsService } from '../../teams/index.js';
import type { Action } from '../core/action.js';

/** What actions name by its number must be there when a rule is saved. */
@Injectable()
export class RuleReferences {
  constructor(
    private readonly staff: Staff,
    private readonly teams: TeamsService,
    private readonly answers: CannedAnswerTexts,
  ) {}

  /** What is not there, each with the path to it. */
  async violations(manager: EntityManager, actions: readonly Action[]): Promise<Violation[]> {
    const found: Violation[] = [];
    for (const [place, action] of actions.entries()) {
      const missing = await this.missingOf(manager, action);
      if (missing) found.push({ ...missing, path: `actions[${place}].${missing.path}` });
    }
    return found;
  }

  private async missingOf(manager: EntityManager, action: Action): Promise<Violation | undefined> {
    if (action.type === 'assign' && action.agentId !== undefined) {
      if (await this.staff.worksHere(manager, action.agentId)) return undefined;
      return { path: 'agentId', message: 'must be the id of an agent or admin' };
    }
    if (action.type === 'assign' && action.teamId !== undefined) {
      if (await this.teams.lockIfThere(manager, action.teamId)) return undefined;
      return { path: 'teamId', message: 'must be the id of a team' };
    }
    if (action.type === 'reply' && action.cannedAnswerId !== undefined) {
      if (await this.answers.exists(manager, action.cannedAnswerId)) return undefined;
      return {
        path: 'cannedAnswerId',
        message: 'must be the id of a canned answer that is shared',
      };
    }
    return undefined;
  }
}
