import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class NobodyToAssignError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'TICKET.NOBODY_TO_ASSIGN';

  constructor(teamId: number, strategy: string) {
    super(
      `Nobody of team ${teamId} can be chosen by ${strategy}: it is not active, has no members who ` +
        'can sign in, or none of them takes this intent. Choose another team or strategy.',
    );
  }
}
