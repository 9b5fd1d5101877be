import { DomainError } from '../../platform/common/errors/domain-error.js';

export class TeamNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'TEAM.NOT_FOUND';

  constructor(id: number) {
    super(`There is no team ${id}.`);
  }
}

export class TeamMemberNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'TEAM.MEMBER_NOT_FOUND';

  constructor(teamId: number, userId: number) {
    super(`User ${userId} is not in team ${teamId}.`);
  }
}

export class TeamNameTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'TEAM.NAME_TAKEN';

  constructor(name: string) {
    super(`There is a team with the name "${name}" already.`);
  }
}
