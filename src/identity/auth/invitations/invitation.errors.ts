import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class InvitationNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'INVITATION.NOT_FOUND';

  constructor(id: number) {
    super(`There is no invitation ${id}: it was accepted, withdrawn, or is too old.`);
  }
}
