import { DomainError } from '../common/errors/domain-error.js';

export class AuditEventNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'AUDIT.NOT_FOUND';

  constructor(id: number) {
    super(`There is no audit event ${id}.`);
  }
}
