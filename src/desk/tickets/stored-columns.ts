/** A column of a table, and where a new row has its value from: otherwise from the column's default. */
export interface StoredColumn<Source> {
  readonly column: string;
  /** What the row takes from its source, and the SQL type as which it comes. */
  readonly given?: { readonly type: string; readonly value: (source: Source) => unknown };
  /** SQL over the other values of the row. */
  readonly computed?: string;
}

/** The columns of a table by the field that shows them; whatever must know them all reads them here. */
export type StoredColumns<Source, Row> = Readonly<Record<keyof Row & string, StoredColumn<Source>>>;

type Columns<Source> = Readonly<Record<string, StoredColumn<Source>>>;

/** What is selected for a row under the names of its fields. */
export function selectList(columns: Columns<never>, table?: string): string {
  const prefix = table === undefined ? '' : `${table}.`;
  return Object.entries(columns)
    .map(([field, { column }]) => `${prefix}${column}${field === column ? '' : ` AS "${field}"`}`)
    .join(', ');
}

/** What follows `INSERT INTO …`: a row for each one of `from`, a relation with the given columns. */
export function rowsFrom(from: string, columns: Columns<never>): string {
  const set = Object.values(columns).filter((it) => it.given ?? it.computed);
  const names = set.map(({ column }) => column).join(', ');
  const values = set.map(({ column, computed }) => computed ?? column).join(', ');
  return `(${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM ${from}`;
}

/** What rows of several tables take from one source: a column that two of them share comes once. */
export class GivenColumns<Source> {
  readonly #columns: readonly { name: string; type: string; value: (source: Source) => unknown }[];

  constructor(...tables: readonly Columns<Source>[]) {
    const all = new Set(tables.flatMap((columns) => Object.values(columns)));
    this.#columns = [...all].flatMap(({ column: name, given }) =>
      given ? [{ name, ...given }] : [],
    );
    const names = new Set(this.#columns.map(({ name }) => name));
    if (names.size < this.#columns.length)
      throw new Error('two columns of one name are not the same');
  }

  /** How `jsonb_to_recordset` reads the rows. */
  get definition(): string {
    return this.#columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  }

  /** A row as JSON takes it to the database. */
  rowOf(source: Source): Record<string, unknown> {
    const row: Record<string, unknown> = {};
    for (const { name, value } of this.#columns) row[name] = value(source);
    return row;
  }
}
