import { DomainError } from '../../platform/common/errors/domain-error.js';

export class UserNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'USER.NOT_FOUND';

  constructor(id: number) {
    super(`There is no user ${id}.`);
  }
}

export class EmailTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'USER.EMAIL_TAKEN';

  constructor() {
    super('An account with this e-mail address exists. Sign in instead.');
  }
}

export class LastAdminError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'USER.LAST_ADMIN';

  constructor() {
    super('This is the last admin. Make somebody else an admin first.');
  }
}

export class RoleOfMachinesError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'USER.ROLE_OF_MACHINES';

  constructor() {
    super('The role system is for API keys. Give this account a role of people.');
  }
}

/** Whoever could change such an account could act for all organisations. */
export class OperatorAccountError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'USER.OPERATOR';

  constructor() {
    super('This account operates the service for all organisations: only operators change it.');
  }
}

/** The next token of the account would undo it. */
export class RoleOfProviderError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'USER.ROLE_OF_PROVIDER';

  constructor() {
    super(
      'The identity provider says what this account may do. Change its role there, or disable it here.',
    );
  }
}
