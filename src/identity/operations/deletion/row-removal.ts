import type { OrganizationDatabase, OrganizationTable } from '../../../platform/database/index.js';

/** So many rows a statement, more or less: each is over in a moment, and holds nobody up. */
const ROWS = 2_000;
const LEAST_BLOCKS = 16;
const MOST_BLOCKS = 4_096;
// The sizes are of the beginning, and a table grows.
const ENOUGH = '(4294967294,0)';

/** How far a table has been gone through. */
export interface RemovalStep {
  readonly blocks: number;
  readonly rows: number;
}

/**
 * Removes the rows of an organisation from a table, some blocks of the disk at a time: that takes
 * equally long whatever else is there, and needs no index, which most tables have none of for this.
 */
export async function* removeRows(
  database: OrganizationDatabase,
  table: OrganizationTable,
  organizationId: number,
): AsyncGenerator<RemovalStep> {
  const statement = removal(table);
  let width = LEAST_BLOCKS;
  for (let from = 0; from <= table.blocks;) {
    const end = from + width;
    const until = end > table.blocks ? ENOUGH : `(${end},0)`;
    const values = [organizationId, `(${from},0)`, until];
    const [step] = await database.query<{ rows: number }>(statement, values);
    const rows = step?.rows ?? 0;
    yield { blocks: Math.min(end, table.blocks) - from, rows };
    from = end;
    width = rows > ROWS ? width / 2 : rows < ROWS / 4 ? width * 2 : width;
    width = Math.min(Math.max(width, LEAST_BLOCKS), MOST_BLOCKS);
  }
}

/** One to which another row of the table refers is left for the next time. */
function removal({ name, selfReferences }: OrganizationTable): string {
  const free = selfReferences.map(
    ({ columns, of }) => `
      AND NOT EXISTS (
        SELECT FROM "${name}" AS other
        WHERE ${columns.map((column, i) => `other."${column}" = it."${of[i]}"`).join(' AND ')}
          AND other.ctid <> it.ctid)`,
  );
  return `
    WITH removed AS (
      DELETE FROM "${name}" AS it
      WHERE organization_id = $1 AND ctid >= $2::tid AND ctid < $3::tid${free.join('')}
      RETURNING 1
    ) SELECT count(*)::int AS rows FROM removed`;
}
