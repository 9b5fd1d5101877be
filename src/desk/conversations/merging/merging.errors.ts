import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class OtherRequesterError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'CONVERSATION.OTHER_REQUESTER';

  constructor() {
    super('The conversations are of different customers, who must not read of each other.');
  }
}

export class NothingLeftError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'CONVERSATION.NOTHING_LEFT';

  constructor() {
    super('These are all messages of the customer. Leave at least one where it is.');
  }
}
