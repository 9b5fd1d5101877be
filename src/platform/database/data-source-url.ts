import type { DataSource } from 'typeorm';

/** The address that a data source of ours was opened with. */
export function dataSourceUrl(dataSource: DataSource): string {
  const { options } = dataSource;
  if (options.type !== 'postgres' || !options.url) throw new Error('not a PostgreSQL data source');
  return options.url;
}
