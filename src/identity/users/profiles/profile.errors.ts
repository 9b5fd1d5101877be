import { DomainError } from '../../../platform/common/errors/domain-error.js';

/** Agents keep what is known of customers; what is known of colleagues is theirs and the admins'. */
export class ProfileOfStaffError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'USER.PROFILE_OF_STAFF';

  constructor() {
    super(
      'This profile is of somebody of the staff: only admins change it. Change your own at /users/me/profile.',
    );
  }
}
