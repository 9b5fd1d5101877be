import pg from 'pg';

/** Owns the tables, and is no superuser: such a one would stand above all policies. */
export const OWNER = 'support';
const TENANT = `${OWNER}_tenant`;

const IS_OWNER = `
  SELECT FROM pg_database
  WHERE datname = current_database() AND pg_get_userbyid(datdba) = '${OWNER}'`;
// The tables that an earlier version made as the superuser.
const TRANSFER = `
  DO $$
  DECLARE object record;
  BEGIN
    FOR object IN
      SELECT format('ALTER SCHEMA %I', nspname) AS change FROM pg_namespace
      WHERE nspname IN ('public', 'pgboss')
      UNION ALL
      SELECT format('ALTER %s %s', CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, pg_class.oid::regclass)
      FROM pg_class
      WHERE relnamespace::regnamespace::text IN ('public', 'pgboss') AND relkind IN ('r', 'p', 'S')
        -- What belongs to a column or a parent goes with it.
        AND NOT EXISTS (SELECT FROM pg_depend
                        WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid
                          AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i') AND relkind = 'S')
      UNION ALL
      SELECT format('ALTER TYPE %s', oid::regtype) FROM pg_type
      WHERE typnamespace::regnamespace::text IN ('public', 'pgboss') AND typtype = 'e'
      UNION ALL
      SELECT format('ALTER ROUTINE %s', oid::regprocedure) FROM pg_proc
      WHERE pronamespace::regnamespace::text IN ('public', 'pgboss')
    LOOP
      EXECUTE object.change || ' OWNER TO ${OWNER}';
    END LOOP;
  END $$`;

/** Makes the role that the service works as, once for each cluster; `url` is of its superuser. */
export async function ensureOwner(url: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(IS_OWNER);
    if (rowCount) return;
    await client.query('BEGIN');
    await client.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    await client.query(`CREATE ROLE ${TENANT} NOLOGIN NOINHERIT`);
    await client.query(`GRANT ${TENANT} TO ${OWNER} WITH SET TRUE`);
    await client.query(`ALTER DATABASE postgres OWNER TO ${OWNER}`);
    await client.query(TRANSFER);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
