import type { components } from '@client';
import { Link } from '@tanstack/react-router';
import { type QueueSearch, TABS } from '~/subjects/tickets/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { classes } from '~/ui/index.js';
import styles from './queue.module.css';
import { QUEUE_TEXTS } from './queue.texts.js';

type SavedView = components['schemas']['SavedViewView'];

/** The lists that everybody has, and behind them the views that were saved. */
export function ViewTabs(props: {
  readonly search: QueueSearch;
  readonly views: readonly SavedView[];
}) {
  const texts = useTexts(QUEUE_TEXTS);
  const format = useFormat();
  const { search, views } = props;
  const tab = search.view === undefined ? (search.tab ?? 'waiting') : undefined;
  return (
    <nav aria-label={texts.views} className={styles['tabs']}>
      {TABS.map((it) => (
        <Link
          key={it}
          to="/queue"
          search={{ tab: it }}
          className={classes(styles['tab'], it === tab && styles['currentTab'])}
          aria-current={it === tab ? 'page' : undefined}
        >
          {texts[it]}
        </Link>
      ))}
      {views.map(({ id, name, shared, count }) => (
        <Link
          key={id}
          to="/queue"
          search={{ view: id }}
          title={shared ? texts.shared : undefined}
          className={classes(styles['tab'], id === search.view && styles['currentTab'])}
          aria-current={id === search.view ? 'page' : undefined}
        >
          {name}
          {typeof count === 'number' && (
            <span className={styles['count']}>
              {format.number(count)}
              {count === 1000 && '+'}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
