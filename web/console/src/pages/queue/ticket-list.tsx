import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ListedTicket } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import styles from './queue.module.css';
import { QUEUE_TEXTS } from './queue.texts.js';
import { TicketRow } from './ticket-row.js';

const ROW_PX = 58;
const NARROW_ROW_PX = 92;
/** So many rows before the end the next page is read. */
const AHEAD = 15;

export interface TicketListProps {
  readonly tickets: readonly ListedTicket[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (id: number, isSelected: boolean) => void;
  /** The ticket of the list that the keys mean. */
  readonly current: number | undefined;
  readonly onCurrent: (id: number) => void;
}

/** A list of which only what is seen is drawn. */
export function TicketList(props: TicketListProps) {
  const texts = useTexts(QUEUE_TEXTS);
  const { tickets, hasMore, onMore, current } = props;
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => frame.current,
    estimateSize: () => (matchMedia('(width < 720px)').matches ? NARROW_ROW_PX : ROW_PX),
    getItemKey: (index) => tickets[index]?.id ?? index,
    overscan: 8,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= tickets.length - AHEAD) onMore();
  }, [hasMore, last, tickets.length, onMore]);

  const at = tickets.findIndex(({ id }) => id === current);
  useEffect(() => {
    if (at < 0 || document.activeElement?.id === `ticket-${current}`) return;
    rows.scrollToIndex(at);
    const drawing = requestAnimationFrame(() =>
      document.getElementById(`ticket-${current}`)?.focus({ preventScroll: true }),
    );
    return () => cancelAnimationFrame(drawing);
    // Only when another ticket is meant, not when the list around it changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);

  return (
    <div ref={frame} className={styles['frame']}>
      <ul
        aria-label={texts.list}
        className={styles['list']}
        style={{ blockSize: rows.getTotalSize() }}
      >
        {drawn.map(({ key, index, start, size }) => {
          const ticket = tickets[index];
          if (!ticket) return null;
          return (
            <li
              key={key}
              aria-setsize={hasMore ? -1 : tickets.length}
              aria-posinset={index + 1}
              className={styles['item']}
              style={{ blockSize: size, transform: `translateY(${start}px)` }}
            >
              <TicketRow
                ticket={ticket}
                isSelected={props.selected.has(ticket.id)}
                onSelect={props.onSelect}
                onFocus={props.onCurrent}
                isScrolling={rows.isScrolling}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
