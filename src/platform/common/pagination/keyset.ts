/** One column of a sort: its SQL, and whether the largest comes first. */
export interface SortKey {
  readonly column: string;
  readonly descending: boolean;
  /** Type the bound value is cast to, where PostgreSQL cannot know it. */
  readonly cast?: string;
}

/**
 * The condition that continues a list after the row with these key values: lexicographic, each
 * column in its own direction. `bind` stores a value and gives its placeholder.
 */
export function afterRow(
  keys: readonly SortKey[],
  values: readonly unknown[],
  bind: (value: unknown) => string,
): string {
  const placeholders = keys.map((key, index) => {
    const placeholder = bind(values[index]);
    return key.cast ? `${placeholder}::${key.cast}` : placeholder;
  });
  // A row comparison can be answered by one index range; it needs one direction for all columns.
  if (keys.every((key) => key.descending === keys[0]?.descending)) {
    const columns = keys.map((key) => key.column).join(', ');
    return `(${columns}) ${keys[0]?.descending ? '<' : '>'} (${placeholders.join(', ')})`;
  }
  const branches = keys.map((key, index) => {
    const equal = keys.slice(0, index).map((it, at) => `${it.column} = ${placeholders[at]}`);
    return [...equal, `${key.column} ${key.descending ? '<' : '>'} ${placeholders[index]}`];
  });
  const after = branches.map((branch) => `(${branch.join(' AND ')})`).join(' OR ');
  // Follows from the rest, and lets an index begin where the page before ended.
  const [first] = keys;
  const start = `${first?.column} ${first?.descending ? '<=' : '>='} ${placeholders[0]}`;
  return `(${start} AND (${after}))`;
}

/** `created_at DESC, id DESC` */
export function orderBy(keys: readonly SortKey[]): string {
  return keys.map((key) => `${key.column} ${key.descending ? 'DESC' : 'ASC'}`).join(', ');
}
