import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { DEFAULT_ORGANIZATION } from '../../platform/database/index.js';
import type { Organization } from './organization.entity.js';
import { DefaultOrganizationError } from './organization.errors.js';
import { standingOf } from './subscription.js';

/** No date comes later: a trial that ends at all is over by then. */
const LAST_DAY = new Date(8.64e15);

/**
 * What must hold for an organisation whatever was changed.
 * @throws DefaultOrganizationError, ValidationError
 */
export function assertConsistent(after: Organization): void {
  // Once it were stopped, nobody would be left who could undo it.
  if (after.id === DEFAULT_ORGANIZATION && standingOf(after, LAST_DAY) !== 'active') {
    throw new DefaultOrganizationError();
  }
  if (after.supportedLanguages.includes(after.defaultLanguage)) return;
  const message = 'must be one of supportedLanguages';
  throw new ValidationError([{ path: 'defaultLanguage', message }]);
}
