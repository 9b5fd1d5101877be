import { type FindOperator, LessThan, MoreThan } from 'typeorm';
import { MAX_ID } from '../validation/id.pipe.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { type Page, type PageQuery, toPage } from './page.js';

/** The part of TypeORM's find options that makes one page of a list sorted by id. */
export interface IdRange {
  readonly id: FindOperator<number>;
  readonly order: { readonly id: 'ASC' | 'DESC' };
  readonly take: number;
}

/** One page of a list that is sorted by id, oldest (`id`) or newest (`-id`) first. */
export async function pageById<Row extends { readonly id: number }>(
  sort: 'id' | '-id',
  { limit, cursor }: PageQuery,
  read: (range: IdRange) => Promise<Row[]>,
): Promise<Page<Row>> {
  const newestFirst = sort === '-id';
  const start = newestFirst ? MAX_ID : 0;
  const last = Number(cursor ? decodeCursor(cursor, sort, ['number'])[0] : start);
  const rows = await read({
    id: newestFirst ? LessThan(last) : MoreThan(last),
    order: { id: newestFirst ? 'DESC' : 'ASC' },
    take: limit + 1,
  });
  return toPage(rows, limit, ({ id }) => encodeCursor(sort, [id]));
}
