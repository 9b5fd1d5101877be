/**
 * Whether a row is of an organisation that the statement acts for, by the column that says whose it
 * is. As a subquery it is read once for each statement: else plans would be made for one of them.
 */
export function isAllowed(column: string): string {
  return `${column} = ANY (
  (SELECT nullif(current_setting('app.organization_ids', true), ''))::integer[])`;
}

/** Statements that keep the rows of a table to their organisations. */
export function separate(table: string, column = 'organization_id'): string[] {
  const allowed = isAllowed(column);
  return [
    `DROP POLICY IF EXISTS organization ON ${table}`,
    `CREATE POLICY organization ON ${table} USING (${allowed}) WITH CHECK (${allowed})`,
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  ];
}
