export {
  LOCKS,
  lockText,
  lockTransaction,
  lockWithin,
  tryLockTransaction,
} from './advisory-lock.js';
export { againWhereLockedOut } from './again.js';
export { CONNECT_TIMEOUT_MS, WAITING_LIMIT } from './bounded-pool.js';
export {
  isLockedOut,
  isTimedOut,
  violatedForeignKey,
  violatedUnique,
  violatesData,
} from './constraint-violation.js';
export { Database } from './database.js';
export { DatabaseModule } from './database.module.js';
export { migrate } from './migrate.js';
export {
  DEFAULT_ORGANIZATION,
  organizationOf,
  type OrganizationScope,
  organizationsOf,
} from './organization.js';
export type { OrganizationDatabase } from './organization-database.js';
export { ForeignKeyWithin, OfOrganization, OrganizationRow } from './organization-row.js';
export { type OrganizationTable, organizationTables } from './organization-tables.js';
export { PGBOSS_SCHEMA } from './pgboss-schema.js';
export type { PreparedStatement, Statement } from './statement.js';
export { TIMES_AS_TEXT } from './timestamps.js';
