import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class RegistrationOffError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.REGISTRATION_OFF';

  constructor() {
    super('Nobody makes an account here by themselves. Ask an admin to invite you.');
  }
}
