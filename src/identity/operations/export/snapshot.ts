import type pg from 'pg';
import {
  type Database,
  type OrganizationTable,
  organizationTables,
} from '../../../platform/database/index.js';
import { exportedColumns } from './exported-columns.js';
import type { Lines } from './packing.js';

/** As much text at once, more or less: a moment's work for whoever reads, packs and stores it. */
const PAGE_BYTES = 128 * 1024;
const PIECE_BYTES = 64 * 1024;
/** Also where long rows follow on short ones, memory must hold them. */
const MOST_ROWS = 250;
const MOST_BLOCKS = 4_096;
const END = '(4294967294,0)';

const BEGIN = `
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL timezone = 'UTC'; SET LOCAL jit = off`;

/** A table as it goes into an export. */
export interface ExportedTable extends Pick<OrganizationTable, 'name' | 'blocks' | 'columns'> {
  /** The column that says whose a row is. */
  readonly owner: string;
  /** Whether a single row may be large. */
  readonly isWide: boolean;
}

/** Some rows as JSON, one a line, and how far the table has been read. */
export interface ExportedRows extends Lines {
  readonly share: number;
}

interface Page extends Lines {
  /** Where the next one begins, if there is one. */
  readonly after: string | undefined;
  /** Of the longest row. */
  readonly longest: number;
}

/** All that an organisation has, as of one moment, on a connection of its own. */
export class Snapshot {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly connection: pg.PoolClient,
    private readonly organizationId: number,
  ) {}

  static async open(database: Database, organizationId: number): Promise<Snapshot> {
    const pool = database.openPool({ purpose: 'export', max: 1 });
    // What is under way hears of it by itself.
    pool.on('error', () => undefined);
    try {
      const connection = await pool.connect();
      connection.on('error', () => undefined);
      await connection.query(BEGIN);
      return new Snapshot(pool, connection, organizationId);
    } catch (error) {
      await pool.end();
      throw error;
    }
  }

  async close(): Promise<void> {
    // Its transaction ends with the connection.
    this.connection.release(true);
    await this.pool.end();
  }

  /** The tables of the catalogue, each with what of it is exported. */
  async tables(): Promise<ExportedTable[]> {
    const found = await organizationTables(this);
    const [own] = await this.query<{ columns: string[] }>(OWN_COLUMNS);
    const organizations = { name: 'organizations', blocks: 0, columns: own?.columns ?? [] };
    return [
      { ...organizations, owner: 'id', isWide: false },
      ...found.map((table) => ({
        ...table,
        columns: exportedColumns(table),
        owner: 'organization_id',
        isWide: table.binary.some((column) => exportedColumns(table).includes(column)),
      })),
    ].filter(({ columns }) => columns.length > 0);
  }

  /**
   * Reads some blocks of the disk at a time: that needs no index, and takes equally long whatever
   * else is there.
   */
  async *rows(table: ExportedTable): AsyncGenerator<ExportedRows> {
    let most = 1;
    let blocks = 1;
    for (let from = 0; from <= table.blocks;) {
      const next = from + blocks;
      const end = next > table.blocks ? END : `(${next},0)`;
      let found = 0;
      for (let after: string | undefined = `(${from},0)`; after;) {
        const page: Page = await this.page(table, [this.organizationId, after, end, most]);
        found += page.rows;
        yield { ...page, share: Math.min(1, next / (table.blocks + 1)) };
        after = page.after;
        if (!table.isWide) most = nextPage(most, page.longest);
      }
      if (found < most) blocks = Math.min(blocks * 2, MOST_BLOCKS);
      from = next;
    }
  }

  /**
   * Reads the few rows of a table that meet a condition over the organisation ($1) and the values
   * after it, by whichever index serves it.
   */
  async *rowsWhere(
    { name, columns, owner, isWide }: ExportedTable,
    condition: string,
    values: readonly unknown[],
  ): AsyncGenerator<Lines> {
    const quoted = columns.map((column) => `"${column}"`).join(', ');
    await this.query(
      `DECLARE personal NO SCROLL CURSOR FOR SELECT row_to_json(it)::text AS line
       FROM (SELECT ${quoted} FROM "${name}" WHERE "${owner}" = $1 AND (${condition})) AS it`,
      [this.organizationId, ...values],
    );
    const most = isWide ? 1 : MOST_ROWS;
    for (let read = most; read === most;) {
      const rows = await this.query<{ line: string }>(`FETCH ${most} FROM personal`);
      read = rows.length;
      const text = Buffer.from(rows.map(({ line }) => `${line}\n`).join(''));
      yield { rows: read, pieces: piecesOf(text) };
    }
    await this.query('CLOSE personal');
  }

  private page(table: ExportedTable, values: unknown[]): Promise<Page> {
    return table.isWide ? this.wideRow(table, values) : this.narrowRows(table, values);
  }

  private async narrowRows(table: ExportedTable, values: unknown[]): Promise<Page> {
    const rows = await this.query<{ place: string; line: string }>(narrow(table), values);
    const text = rows.map(({ line }) => `${line}\n`).join('');
    return {
      rows: rows.length,
      pieces: [Buffer.from(text)],
      after: rows.length < Number(values.at(-1)) ? undefined : rows.at(-1)?.place,
      longest: rows.reduce((most, { line }) => Math.max(most, line.length), 1),
    };
  }

  /** A model is some megabytes: in one piece it would hold up everybody while it is read. */
  private async wideRow(table: ExportedTable, values: unknown[]): Promise<Page> {
    const found = await this.query<{ place: string; piece: Buffer }>(wide(table), values);
    const pieces = found.map(({ piece }) => piece);
    const rows = Math.min(found.length, 1);
    return { rows, pieces, after: found[0]?.place, longest: 0 };
  }

  async query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.connection.query(text, values)).rows as Row[];
  }
}

const OWN_COLUMNS = `
  SELECT array_agg(attname::text ORDER BY attnum) AS columns FROM pg_attribute
  WHERE attrelid = 'organizations'::regclass AND attnum > 0 AND NOT attisdropped`;

/** Each packed in a moment. */
function piecesOf(text: Buffer): Buffer[] {
  const count = Math.ceil(text.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, n) =>
    text.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES),
  );
}

function narrow(table: ExportedTable): string {
  return `${lines(table)} SELECT place, line FROM lines`;
}

function wide(table: ExportedTable): string {
  return `
    ${lines(table)}, bytes AS MATERIALIZED (
      SELECT place, convert_to(line || E'\\n', 'UTF8') AS bytes FROM lines
    ) SELECT place, substr(bytes, n * ${PIECE_BYTES} + 1, ${PIECE_BYTES}) AS piece
    FROM bytes, generate_series(0, (length(bytes) - 1) / ${PIECE_BYTES}) AS n ORDER BY n`;
}

function lines({ name, columns, owner }: ExportedTable): string {
  const quoted = columns.map((column) => `"${column}"`);
  return `
    WITH page AS MATERIALIZED (
      SELECT ctid AS place_of_row, ${quoted.join(', ')} FROM "${name}"
      WHERE "${owner}" = $1 AND ctid > $2::tid AND ctid < $3::tid ORDER BY ctid LIMIT $4
    ), lines AS (
      SELECT place_of_row::text AS place, row_to_json(it)::text AS line
      FROM page, LATERAL (SELECT ${quoted.map((column) => `page.${column}`).join(', ')}) AS it
    )`;
}

/** As many rows as the longest of the last ones would allow, and never many more than before. */
function nextPage(before: number, longest: number): number {
  return Math.min(Math.max(1, Math.floor(PAGE_BYTES / longest)), before * 4, MOST_ROWS);
}
