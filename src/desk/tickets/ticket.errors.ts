import { DomainError } from '../../platform/common/errors/domain-error.js';

export class TicketNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'TICKET.NOT_FOUND';

  constructor(id: number) {
    super(`There is no ticket ${id}.`);
  }
}

export class IllegalTransitionError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'TICKET.ILLEGAL_TRANSITION';

  constructor(from: string, to: string) {
    super(`A ticket that is ${from} cannot become ${to}.`);
  }
}

export class StaffOnlyError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'TICKET.STAFF_ONLY';

  constructor(fields: readonly string[]) {
    super(`Only agents may change ${fields.join(', ')}; you may escalate or close your ticket.`);
  }
}

export class SearchTooSlowError extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'TICKET.SEARCH_TOO_SLOW';
  override readonly retryAfter = 5;

  constructor() {
    super(
      'The search took longer than 1 s. Narrow it: name a period (createdFrom, createdTo), a status ' +
        'or an intent, use rarer words, or sort by -createdAt rather than by relevance.',
    );
  }
}

export class SearchesBusyError extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'TICKET.SEARCHES_BUSY';
  override readonly retryAfter = 2;

  constructor() {
    super('Too many others are searching right now. Try again in 2 s; all else works as usual.');
  }
}
