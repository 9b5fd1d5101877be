import { DomainError } from '../../platform/common/errors/domain-error.js';

export class LabelNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'LABEL.NOT_FOUND';

  constructor(ticketId: number) {
    super(`No agent's label of ticket ${ticketId} is in force: there is nothing to take back.`);
  }
}
