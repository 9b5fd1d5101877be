import { DomainError } from '../../../platform/common/errors/domain-error.js';
import type { Standing } from '../../organizations/index.js';

/** The organisation may not use the service now; its data stay. */
export class OrganizationInactiveError extends DomainError {
  readonly kind = 'forbidden';
  readonly code: string;

  constructor(standing: Exclude<Standing, 'active'>) {
    super(
      standing === 'suspended'
        ? 'Your organisation is suspended. Ask whoever runs this service.'
        : 'The time of your organisation is over. Ask whoever runs this service.',
    );
    this.code = `ORGANIZATION.${standing.toUpperCase()}`;
  }
}

export class OrganizationGoneError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'ORGANIZATION.GONE';

  constructor() {
    super('Your organisation was deleted.');
  }
}

export class AddressRefusedError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'ORGANIZATION.ADDRESS_REFUSED';

  constructor() {
    super('Your organisation does not let this network address in. Call from one that it allows.');
  }
}

export class SecondFactorNeededError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'ORGANIZATION.SECOND_FACTOR_NEEDED';

  constructor() {
    super(
      'Your organisation asks you for a second factor. Switch one on: /auth/second-factor, or a passkey.',
    );
  }
}

export class EmailDomainRefusedError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'ORGANIZATION.EMAIL_DOMAIN_REFUSED';

  constructor() {
    super('This organisation lets only addresses of its own domains register.');
  }
}
