import { Link } from '@tanstack/react-router';
import { PersonName } from '~/subjects/people/index.js';
import {
  intentName,
  isSnoozed,
  type ListedTicket,
  PriorityBadge,
  SlaBadge,
  StatusBadge,
  TICKET_TEXTS,
} from '~/subjects/tickets/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Badge, classes, Time } from '~/ui/index.js';
import styles from './queue.module.css';
import { QUEUE_TEXTS } from './queue.texts.js';

/** One ticket of the list: what was written, and below it what is known of it. */
export function TicketRow(props: {
  readonly ticket: ListedTicket;
  readonly isSelected: boolean;
  readonly onSelect: (id: number, isSelected: boolean) => void;
  readonly onFocus: (id: number) => void;
  readonly isScrolling: boolean;
}) {
  const texts = useTexts(QUEUE_TEXTS);
  const words = useTexts(TICKET_TEXTS);
  const format = useFormat();
  const { ticket, isSelected, onSelect, isScrolling } = props;
  const { id, intent, confidence, tags } = ticket;
  return (
    <div className={classes(styles['row'], isSelected && styles['isSelected'])}>
      <label className={styles['check']}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={texts.select(`${id}`)}
          checked={isSelected}
          onChange={({ target }) => onSelect(id, target.checked)}
        />
      </label>
      <div className={styles['what']}>
        <Link
          id={`ticket-${id}`}
          to="/tickets/$ticketId"
          params={{ ticketId: `${id}` }}
          className={styles['message']}
          onFocus={() => props.onFocus(id)}
          preload={false}
        >
          {ticket.excerpt ? <Excerpt parts={ticket.excerpt} /> : ticket.message.slice(0, 300)}
        </Link>
        <p className={styles['known']}>
          <span className={styles['number']}>#{id}</span>
          <span className={styles['who']}>
            <PersonName id={ticket.requesterId} isWanted={!isScrolling} />
          </span>
          <span className={styles['intent']}>
            {intent === null ? words.unknownIntent : intentName(intent)}
            {confidence !== null && ` ${format.percent(confidence)}`}
          </span>
          {tags.slice(0, 3).map((it) => (
            <span key={it} className={styles['tag']}>
              {it}
            </span>
          ))}
        </p>
      </div>
      <div className={styles['marks']}>
        <PriorityBadge priority={ticket.priority} />
        {isSnoozed(ticket) && <Badge>{words.snoozed}</Badge>}
        <SlaBadge ticket={ticket} isTerse />
        <StatusBadge status={ticket.status} />
      </div>
      <div className={styles['whose']}>
        <span className={styles['assignee']}>
          {ticket.assigneeId === null ? (
            '–'
          ) : (
            <PersonName id={ticket.assigneeId} isWanted={!isScrolling} />
          )}
        </span>
        <Time at={ticket.createdAt} />
      </div>
    </div>
  );
}

function Excerpt({ parts }: { readonly parts: NonNullable<ListedTicket['excerpt']> }) {
  return parts.map(({ text, match }, index) =>
    match ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
}
