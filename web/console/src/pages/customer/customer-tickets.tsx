import { Link } from '@tanstack/react-router';
import {
  intentName,
  type ListedTicket,
  StatusBadge,
  TICKET_TEXTS,
} from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { DataTable, EmptyState, Time } from '~/ui/index.js';
import { CUSTOMER_PAGE_TEXTS } from './customer-page.texts.js';

const SHOWN = 140;

/** The tickets of a customer, the newest first. */
export function CustomerTickets({ tickets }: { readonly tickets: readonly ListedTicket[] }) {
  const texts = useTexts(CUSTOMER_PAGE_TEXTS);
  const words = useTexts(TICKET_TEXTS);
  if (tickets.length === 0) return <EmptyState title={texts.noTickets} />;
  return (
    <DataTable
      caption={texts.tickets}
      rows={tickets}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'ticket',
          title: texts.ticket,
          cell: ({ id, message }) => (
            <Link to="/tickets/$ticketId" params={{ ticketId: `${id}` }} preload={false}>
              #{id} {message.slice(0, SHOWN)}
            </Link>
          ),
        },
        {
          key: 'intent',
          title: texts.intent,
          cell: ({ intent }) => (intent === null ? words.unknownIntent : intentName(intent)),
        },
        {
          key: 'status',
          title: texts.status,
          cell: ({ status }) => <StatusBadge status={status} />,
        },
        {
          key: 'created',
          title: texts.created,
          cell: ({ createdAt }) => <Time at={createdAt} />,
        },
      ]}
    />
  );
}
