import { AccountKind, type Actor, type Scope } from '../../../platform/access/index.js';
import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class UnauthenticatedError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.UNAUTHENTICATED';

  constructor() {
    super('Sign in first: send a valid access token as "Authorization: Bearer …".');
  }
}

export class ForbiddenError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.FORBIDDEN';
}

/** A route that is not for accounts of this kind. */
export class AccountKindError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.ACCOUNT_KIND';

  constructor({ kind }: Pick<Actor, 'kind'>) {
    super(
      kind === AccountKind.External
        ? 'This account signs in at an identity provider and has no password here. Use the provider.'
        : 'This is for people, not for API keys. Sign in and send an access token instead.',
    );
  }
}

/** A key that is limited to scopes, none of which is for this. */
export class ScopeError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.SCOPE';

  constructor(needed: Scope | undefined) {
    super(`This API key lacks the scope ${needed}. Ask an admin for one that has it.`);
  }
}
