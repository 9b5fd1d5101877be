import type { DataSource, EntityManager } from 'typeorm';

/** Whose rows a statement sees and writes: those of these organisations, or of all. */
export type Tenants = readonly number[] | 'all';

/** How far the database itself keeps organisations apart. */
export interface Isolation {
  /** The role without rights over row-level security that acts for organisations; null for none. */
  readonly role: string | null;
  /** Whether statements that name their organisation act as that role too. */
  readonly strict: boolean;
}

/** Without a role, statements are kept apart by what they say alone: enough for one organisation. */
export const UNRESTRICTED: Isolation = { role: null, strict: false };

// As the owner of the tables the policies would not hold; what a policy reads is local, so that the
// end of the transaction takes it back, however it ends.
const ACT_AS = `
  SELECT set_config('role', $1, true), set_config('app.organization_id', $2, true),
         set_config('app.organization_ids', $3, true)`;

// Whoever made the role by hand may have let it use nothing yet.
const HOLDS = `
  SELECT row_security_active('tickets') AND has_table_privilege('tickets', 'INSERT') AS holds`;

export function actAs(tenants: Tenants, { role }: Isolation): { text: string; values: string[] } {
  const values =
    tenants === 'all'
      ? ['none', '', '']
      : [role ?? 'none', tenants.length === 1 ? String(tenants[0]) : '', `{${tenants.join(',')}}`];
  return { text: ACT_AS, values };
}

/** The same, and what follows in the transaction is ended when it takes longer than `limitMs`. */
export function actAsWithin(
  limitMs: number,
  ...acting: Parameters<typeof actAs>
): { text: string; values: string[] } {
  const { text, values } = actAs(...acting);
  const limit = `set_config('statement_timeout', $${values.length + 1}, true)`;
  return { text: `${text}, ${limit}`, values: [...values, String(limitMs)] };
}

export function areSame(some: Tenants, others: Tenants): boolean {
  return String(some) === String(others);
}

/** A statement asked for rows of another organisation than its transaction is of. */
export class OtherOrganizationError extends Error {
  override readonly name = 'OtherOrganizationError';

  constructor(joined: Tenants, asked: Tenants) {
    super(
      `A transaction of organisation ${String(joined)} was asked for rows of ${String(asked)}.`,
    );
  }
}

/**
 * The role that acts for organisations, if the database lets us act as it and its policies hold for
 * it: a superuser ignores every policy.
 */
export async function tenantRole(dataSource: DataSource): Promise<string | null> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const role = await roleName(runner.manager);
    await runner.query(`SELECT set_config('role', $1, true)`, [role]);
    const [found] = (await runner.query(HOLDS)) as [{ holds: boolean }];
    return found.holds ? role : null;
  } catch {
    return null;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** Fails where policies hold for the service's own role: it would see no rows at all. */
export async function assertUnrestricted(dataSource: DataSource): Promise<void> {
  const [{ restricted }] = await dataSource.query<[{ restricted: boolean | null }]>(
    `SELECT row_security_active(to_regclass('tickets')) AS restricted`,
  );
  if (!restricted) return;
  throw new Error(
    'the role of DATABASE_URL does not own the tables, so that their policies keep every row from ' +
      'it: let it own them (ALTER TABLE … OWNER TO), or give it BYPASSRLS',
  );
}

/** Makes that role where it is missing and allowed, and lets it use what has been migrated. */
export async function prepareTenantRole(
  dataSource: DataSource,
  schemas: readonly string[],
): Promise<void> {
  const { manager } = dataSource;
  const role = await roleName(manager);
  const quoted = `"${role.replaceAll('"', '""')}"`;
  const [{ exists, version }] = await manager.query<[{ exists: boolean; version: number }]>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS exists,
            current_setting('server_version_num')::integer AS version`,
    [role],
  );
  try {
    if (!exists) {
      await manager.query(`CREATE ROLE ${quoted} NOLOGIN NOINHERIT`);
      const withSet = version >= 160_000 ? ' WITH SET TRUE' : '';
      await manager.query(`GRANT ${quoted} TO CURRENT_USER${withSet}`);
    }
    for (const schema of schemas) {
      await manager.query(`
        GRANT USAGE ON SCHEMA ${schema} TO ${quoted};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${quoted};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${quoted};
        ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema}
          GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${quoted}`);
    }
  } catch {
    // Who may not is told where a second organisation is asked for; for one nothing is missing.
  }
}

async function roleName(manager: EntityManager): Promise<string> {
  const [{ name }] = await manager.query<[{ name: string }]>(
    `SELECT left(current_user, 56) || '_tenant' AS name`,
  );
  return name;
}
