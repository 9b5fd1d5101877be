import { useCallback, useState } from 'react';
import { api } from '~/api/index.js';
import { isFiltered, type QueueQuery, type QueueSearch } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { Checkbox, EmptyState, Loading, notify, ProblemNotice, useSayProblem } from '~/ui/index.js';
import { BulkBar } from './bulk-bar.js';
import styles from './queue.module.css';
import { QUEUE_TEXTS } from './queue.texts.js';
import { TicketList } from './ticket-list.js';
import { useBulk } from './use-bulk.js';
import { patchRow, showNews, useNews, useTicketList } from './use-list.js';
import { useQueueKeys } from './use-queue-keys.js';

/** The list with what is selected in it, what is new, and the keys. */
export function QueueBody(props: { readonly query: QueueQuery; readonly search: QueueSearch }) {
  const texts = useTexts(QUEUE_TEXTS);
  const say = useSayProblem();
  const { query, search } = props;
  const { list, tickets } = useTicketList(query);
  const news = useNews(query, tickets);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [isAll, setIsAll] = useState(false);
  const [current, setCurrent] = useState<number>();
  const refresh = (): void => void showNews(query);
  const bulk = useBulk(refresh);

  const select = useCallback((id: number, isIn: boolean): void => {
    setIsAll(false);
    setSelected((now) => {
      const next = new Set(now);
      if (isIn) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const deselect = (): void => {
    setSelected(new Set());
    setIsAll(false);
  };
  const close = (id: number): void => {
    api
      .PATCH('/api/v1/tickets/{id}', { params: { path: { id } }, body: { status: 'closed' } })
      .then(() => notify({ text: texts.closed(`${id}`) }))
      .then(() => patchRow(query, id))
      .catch((error: unknown) => notify({ text: say(error), tone: 'bad' }));
  };
  useQueueKeys({
    tickets,
    current,
    onCurrent: setCurrent,
    onToggle: (id) => select(id, !selected.has(id)),
    onClose: close,
    onNews: refresh,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);

  if (list.isPending) return <Loading />;
  if (list.error && tickets.length === 0)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  const isAnySelected = selected.size > 0;
  return (
    <div className={styles['body']}>
      <div className={styles['bar']}>
        {tickets.length > 0 && !isAnySelected && (
          <Checkbox
            label={texts.selectAll}
            checked={false}
            onChange={() => setSelected(new Set(tickets.map(({ id }) => id)))}
          />
        )}
        {isAnySelected && (
          <BulkBar
            count={selected.size}
            isAll={isAll}
            canBeAll={hasNextPage && selected.size === tickets.length && !query.filter.q}
            busy={bulk.isPending}
            onAll={setIsAll}
            onDeselect={deselect}
            onChange={(changes) => {
              bulk.mutate({
                of: isAll ? { filter: query.filter } : { ids: [...selected] },
                changes,
              });
              deselect();
            }}
          />
        )}
        <div role="status" className={styles['newsPlace']}>
          {news > 0 && (
            <button type="button" className={styles['news']} onClick={refresh}>
              {texts.news(news)}
            </button>
          )}
        </div>
      </div>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {tickets.length === 0 ? (
        <EmptyState title={isFiltered(search) ? texts.emptyFiltered : texts.empty}>
          {isFiltered(search) ? texts.emptyFilteredLead : texts.emptyLead}
        </EmptyState>
      ) : (
        <TicketList
          tickets={tickets}
          hasMore={hasNextPage}
          onMore={more}
          selected={selected}
          onSelect={select}
          current={current}
          onCurrent={setCurrent}
        />
      )}
    </div>
  );
}
