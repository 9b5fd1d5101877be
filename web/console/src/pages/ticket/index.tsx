import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '~/api/index.js';
import { NotFound, OnlyFor } from '~/app/not-here.js';
import { ticketQuery } from '~/subjects/tickets/index.js';
import { Loading, ProblemNotice } from '~/ui/index.js';
import { TicketScreen } from './ticket-screen.js';
import { UndoContext, undoKeeper } from './use-undo.js';

/** One ticket. */
export function TicketPage() {
  const { ticketId } = useParams({ from: '/shell/tickets/$ticketId' });
  return (
    <OnlyFor role="agent">
      <OneTicket key={ticketId} id={Number(ticketId)} />
    </OnlyFor>
  );
}

function OneTicket({ id }: { readonly id: number }) {
  const [undo] = useState(undoKeeper);
  const isNumber = Number.isSafeInteger(id) && id > 0;
  const ticket = useQuery({ ...ticketQuery(id), enabled: isNumber });
  if (!isNumber || (isProblem(ticket.error) && ticket.error.status === 404)) return <NotFound />;
  if (ticket.data)
    return (
      <UndoContext value={undo}>
        <TicketScreen ticket={ticket.data} />
      </UndoContext>
    );
  if (ticket.error)
    return <ProblemNotice error={ticket.error} onRetry={() => void ticket.refetch()} />;
  return <Loading />;
}
