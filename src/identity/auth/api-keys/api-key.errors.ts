import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class ApiKeyNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'API_KEY.NOT_FOUND';

  constructor(id: number) {
    super(`There is no API key ${id}.`);
  }
}

/** Why a key is refused; shown only to whoever has the whole key. */
const DETAILS = {
  unknown: 'There is no such API key. Check that all of it was sent.',
  revoked: 'This API key was revoked. Ask an admin for another.',
  expired: 'This API key has expired. Ask an admin for another.',
  disabled: 'The account of this API key is disabled. Ask an admin.',
};

export class InvalidApiKeyError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.INVALID_API_KEY';

  constructor(reason: keyof typeof DETAILS) {
    super(DETAILS[reason]);
  }
}
