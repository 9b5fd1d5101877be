import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class RegistrationOffError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.REGISTRATION_OFF';

  constructor() {
    super('Nobody makes an account here by themselves. Ask an admin to invite you.');
  }
}

export class RegistrationNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'REGISTRATION.NOT_FOUND';

  constructor(id: number) {
    super(`There is no registration ${id}: its address was verified, or it is too old.`);
  }
}
