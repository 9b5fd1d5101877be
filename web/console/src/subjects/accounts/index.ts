export { type Account, accountQuery, useAccountEmail } from './account.js';
export { ACCOUNT_TEXTS } from './accounts.texts.js';
export { DataExport } from './data-export.js';
export { NewPassword } from './new-password.js';
export { PERSON_ROLES, type PersonRole, type Role, ROLES, useRoleOptions } from './roles.js';
export { AccountStatus } from './status.js';
