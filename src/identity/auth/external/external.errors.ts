import { DomainError } from '../../../platform/common/errors/domain-error.js';

/** Why a token of the identity provider is refused. */
const DETAILS = {
  expired: 'The token of the identity provider has expired. Get a new one there.',
  not_yet: 'The token of the identity provider is not valid yet. Check the clocks.',
  audience: 'The token of the identity provider is meant for somebody else (aud).',
  algorithm: 'The token of the identity provider is signed by an algorithm that is not accepted.',
  key: 'The token of the identity provider is signed with a key that the provider does not show.',
  subject: 'The token of the identity provider does not say whom it is for (sub).',
  type: 'This token of the identity provider is not for calling an API (typ). Send an access token.',
  malformed: 'The token of the identity provider is not valid. Get a new one there.',
  disabled: 'This account is disabled. Ask an admin.',
  deleted: 'This account was deleted here and is not made again.',
};

export type TokenFault = keyof typeof DETAILS;

export class InvalidExternalTokenError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.INVALID_EXTERNAL_TOKEN';

  constructor(fault: TokenFault) {
    super(DETAILS[fault]);
  }
}

export class ProviderUnavailableError extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'AUTH.PROVIDER_UNAVAILABLE';
  override readonly retryAfter = 5;

  constructor() {
    super('The identity provider cannot be reached, so its tokens cannot be checked right now.');
  }
}
