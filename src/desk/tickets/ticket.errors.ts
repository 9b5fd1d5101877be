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
