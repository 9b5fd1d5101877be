import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { api, read } from '~/api/index.js';
import { queueQuery, queueSearch } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { Loading, ProblemNotice } from '~/ui/index.js';
import { QueueFilters } from './filters.js';
import styles from './queue.module.css';
import { QUEUE_TEXTS } from './queue.texts.js';
import { QueueBody } from './queue-body.js';
import { RemoveView, SaveView } from './save-view.js';
import { ViewTabs } from './view-tabs.js';

/** The queue: views, filters, and the list below them. */
export function Queue() {
  const texts = useTexts(QUEUE_TEXTS);
  const search = useSearch({ from: '/shell/queue' });
  const navigate = useNavigate();
  const [areShown, setAreShown] = useState(false);
  const views = useQuery({
    queryKey: ['views', 'counted'],
    queryFn: () =>
      read(api.GET('/api/v1/views', { params: { query: { counts: true, limit: 100 } } })),
  });
  const view = views.data?.data.find(({ id }) => id === search.view);
  const query = useMemo(() => queueQuery(search, view), [search, view]);
  const isWaitingForView = search.view !== undefined && views.isPending;
  return (
    <div className={styles['queue']}>
      <title>{texts.title}</title>
      <header className={styles['head']}>
        <h1 tabIndex={-1}>{texts.title}</h1>
        <ViewTabs search={search} views={views.data?.data ?? []} />
        <div className={styles['viewActions']}>
          <button
            type="button"
            className={styles['filterToggle']}
            aria-expanded={areShown}
            onClick={() => setAreShown(!areShown)}
          >
            {texts.filters}
          </button>
          <SaveView query={query} />
          {view && <RemoveView view={view} />}
        </div>
      </header>
      <div className={areShown ? undefined : styles['folded']}>
        <QueueFilters
          search={search}
          sort={query.sort}
          onFilter={(change) =>
            void navigate({
              to: '/queue',
              search: (now) =>
                queueSearch(
                  Object.fromEntries(
                    Object.entries({ ...now, ...change }).filter(([, value]) => value !== ''),
                  ),
                ),
              replace: true,
            })
          }
          onClear={() =>
            void navigate({
              to: '/queue',
              search: ({ tab, view: of }) => ({ ...(tab && { tab }), ...(of && { view: of }) }),
            })
          }
        />
      </div>
      <ProblemNotice error={views.error} />
      {isWaitingForView ? (
        <Loading />
      ) : (
        <QueueBody key={JSON.stringify(query)} query={query} search={search} />
      )}
    </div>
  );
}
