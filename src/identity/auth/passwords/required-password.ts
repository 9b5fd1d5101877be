import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { type Account, passwordViolation } from '../../users/index.js';

/** @throws ValidationError where the account must not have this password, which came in that field */
export function requireAllowed(
  path: string,
  password: string,
  { email, secondFactorSince }: Pick<Account, 'email' | 'secondFactorSince'>,
): void {
  const hasSecondFactor = secondFactorSince !== null;
  const message = passwordViolation(password, { email, hasSecondFactor });
  if (message) throw new ValidationError([{ path, message }]);
}
