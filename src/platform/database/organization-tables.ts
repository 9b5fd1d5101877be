import type { OrganizationDatabase } from './organization-database.js';

/** A table whose rows each belong to an organisation. */
export interface OrganizationTable {
  readonly name: string;
  /** Blocks on the disk, without what is stored beside them. */
  readonly blocks: number;
  readonly columns: readonly string[];
  /** Those of them that hold bytes. */
  readonly binary: readonly string[];
  /** Columns by which rows refer to others of the same table, and what they refer to. */
  readonly selfReferences: readonly SelfReference[];
}

interface SelfReference {
  readonly columns: readonly string[];
  readonly of: readonly string[];
}

/** That the rows of a table refer to those of another one. */
export interface Reference {
  readonly child: string;
  readonly parent: string;
}

const COLUMNS = `
  ARRAY(SELECT attname::text FROM unnest(%keys%) WITH ORDINALITY AS key (number, place)
        JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place)`;

const TABLES = `
  SELECT relname AS name,
         (pg_relation_size(pg_class.oid) / current_setting('block_size')::int)::int AS blocks,
         ARRAY(SELECT attname::text FROM pg_attribute
               WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
               ORDER BY attnum) AS columns,
         ARRAY(SELECT attname::text FROM pg_attribute
               WHERE attrelid = pg_class.oid AND atttypid = 'bytea'::regtype AND NOT attisdropped
         ) AS binary,
         ARRAY(SELECT json_build_object('columns', ${COLUMNS.replace('%keys%', 'conkey')},
                                        'of', ${COLUMNS.replace('%keys%', 'confkey')})
               FROM pg_constraint
               WHERE contype = 'f' AND conrelid = pg_class.oid AND confrelid = conrelid
         ) AS "selfReferences"
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
  WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
    AND attname = 'organization_id' AND NOT attisdropped
  ORDER BY relname`;

const REFERENCES = `
  SELECT child.relname AS child, parent.relname AS parent
  FROM pg_constraint JOIN pg_class AS child ON child.oid = conrelid
  JOIN pg_class AS parent ON parent.oid = confrelid
  WHERE contype = 'f' AND conrelid <> confrelid`;

/**
 * All tables with rows of organisations, as the catalogue of the database has them, so that a new one
 * is among them by itself; those whose rows refer to others come before these.
 */
export async function organizationTables(
  database: Pick<OrganizationDatabase, 'query'>,
): Promise<OrganizationTable[]> {
  const tables = await database.query<OrganizationTable>(TABLES);
  return childrenFirst(tables, await database.query<Reference>(REFERENCES));
}

/** Sorts tables so that each comes after all that refer to it. */
export function childrenFirst<Table extends { readonly name: string }>(
  tables: readonly Table[],
  references: readonly Reference[],
): Table[] {
  const sorted: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const open = references.filter(({ child }) => names.has(child));
    const free = left.filter(({ name }) => !open.some(({ parent }) => parent === name));
    if (free.length === 0) throw new Error(`these refer to each other: ${[...names].join(', ')}`);
    sorted.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return sorted;
}
