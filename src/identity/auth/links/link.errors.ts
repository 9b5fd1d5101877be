import { DomainError } from '../../../platform/common/errors/domain-error.js';

/** Unknown, used, too old, or meant for something else: whoever guesses learns no more. */
export class InvalidLinkError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'AUTH.INVALID_LINK';

  constructor() {
    super('The link is wrong, was used before or is too old. Ask for a new one.');
  }
}
