import { DomainError } from '../../../platform/common/errors/domain-error.js';

/** Whoever acts for customers must be staff, or a key that was made for it. */
export class OnBehalfRefusedError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.ON_BEHALF_REFUSED';

  constructor() {
    super('Only staff, and keys with the scope tickets:on_behalf, may act for customers.');
  }
}

/** What is done for somebody must never be done with the powers of staff. */
export class NotACustomerError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'AUTH.NOT_A_CUSTOMER';

  constructor() {
    super('This address is not of a customer: nobody acts for staff or machines.');
  }
}

export class CustomerDisabledError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'AUTH.CUSTOMER_DISABLED';

  constructor() {
    super('The account of this customer is disabled. Ask an admin.');
  }
}
