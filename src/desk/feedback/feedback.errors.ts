import { DomainError } from '../../platform/common/errors/domain-error.js';

export class FeedbackGivenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'FEEDBACK.ALREADY_GIVEN';

  constructor(ticketId: number) {
    super(`Feedback on ticket ${ticketId} was given before.`);
  }
}

export class NotRequesterError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'FEEDBACK.NOT_REQUESTER';

  constructor() {
    super('Only who opened the ticket can give feedback on it.');
  }
}
