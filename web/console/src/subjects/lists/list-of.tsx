import type { ReactNode } from 'react';
import type { List } from '~/api/lists.js';
import { Loading, MoreButton, ProblemNotice } from '~/ui/index.js';

/** A list while it is read, empty, failed, or there, and its next page. */
export function ListOf<Row>(props: {
  readonly list: List<Row>;
  /** Shown where there is nothing. */
  readonly empty: ReactNode;
  readonly children: (rows: readonly Row[]) => ReactNode;
}) {
  const { list, empty, children } = props;
  if (list.isPending) return <Loading />;
  return (
    <>
      {list.error !== null && <ProblemNotice error={list.error} onRetry={list.again} />}
      {list.rows.length > 0 && children(list.rows)}
      {list.error === null && list.rows.length === 0 && empty}
      <MoreButton hasMore={list.hasMore} busy={list.isReadingMore} onMore={list.more} />
    </>
  );
}
