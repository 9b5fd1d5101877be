import { Link } from '@tanstack/react-router';
import type { Tagged } from '~/api/index.js';
import { HeadActions, Ways } from '~/subjects/thread/index.js';
import {
  intentName,
  neighbours,
  PriorityBadge,
  SlaBadge,
  StatusBadge,
  type Ticket,
  TICKET_TEXTS,
} from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { Button } from '~/ui/index.js';
import { TICKET_PAGE_TEXTS } from './ticket-page.texts.js';
import { useChange } from './use-change.js';

/** What ticket it is, how it stands, and the way to the ones before and behind. */
export function TicketHead({ ticket }: { readonly ticket: Tagged<Ticket> }) {
  const texts = useTexts(TICKET_PAGE_TEXTS);
  const words = useTexts(TICKET_TEXTS);
  const change = useChange(ticket);
  const { id, intent, status } = ticket.data;
  const { previous, next } = neighbours(id);
  const title = `#${id} ${intent === null ? words.unknownIntent : intentName(intent)}`;
  return (
    <>
      <title>{title}</title>
      <Ways label={texts.back}>
        <Link to="/queue">{texts.back}</Link>
        <Way to={previous} label={texts.previous} sign="↑" />
        <Way to={next} label={texts.next} sign="↓" />
      </Ways>
      <h1 tabIndex={-1}>{title}</h1>
      <StatusBadge status={status} />
      <PriorityBadge priority={ticket.data.priority} />
      <SlaBadge ticket={ticket.data} isTerse />
      <HeadActions>
        {status !== 'escalated' && (
          <Button
            size="small"
            hint="E"
            onClick={() => change.mutate({ body: { status: 'escalated' }, what: words.escalated })}
          >
            {status === 'closed' ? texts.reopen : texts.escalate}
          </Button>
        )}
        {status !== 'closed' && (
          <Button
            size="small"
            hint="X"
            onClick={() => change.mutate({ body: { status: 'closed' }, what: words.closed })}
          >
            {texts.close}
          </Button>
        )}
      </HeadActions>
    </>
  );
}

function Way(props: {
  readonly to: number | undefined;
  readonly label: string;
  readonly sign: string;
}) {
  const { to, label, sign } = props;
  if (to === undefined) return null;
  return (
    <Link to="/tickets/$ticketId" params={{ ticketId: `${to}` }} aria-label={label} title={label}>
      {sign}
    </Link>
  );
}
