export type { Account } from './account.js';
export { AccountAdministration } from './account-administration.js';
export { AccountSessions } from './account-sessions.js';
export { Accounts } from './accounts.js';
export { addressLike } from './addresses.js';
export { ENTITIES } from './entities.js';
export { FirstAdmin } from './first-admin.js';
export { OperatorAccounts } from './operator-accounts.js';
export {
  LEAST_ALONE,
  LEAST_WITH_SECOND_FACTOR,
  lengthOf,
  lengthViolation,
  MOST,
  passwordViolation,
} from './passwords/password-rules.js';
export { Passwords } from './passwords/passwords.js';
export { LastSeen } from './profiles/last-seen.js';
export { ProfilesService } from './profiles/profiles.service.js';
export { replacePassword } from './replace-password.js';
export { Staff } from './staff.js';
export { UserView } from './user.dto.js';
export { EmailTakenError } from './user.errors.js';
export { UserNotFoundError } from './user.errors.js';
export {
  userDeleted,
  userKeysEnded,
  userLeftStaff,
  userProfileChanged,
  userRoleChanged,
  userSignedOut,
} from './user.events.js';
export { UsersModule } from './users.module.js';
export { type Address, type PreparedAccount, UsersService } from './users.service.js';
