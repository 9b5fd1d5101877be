import { useMutation } from '@tanstack/react-query';
import { isStale, queries, type Tagged } from '~/api/index.js';
import {
  changeTicket,
  type Ticket,
  type TicketChange,
  ticketQuery,
} from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { notify, useSayProblem } from '~/ui/index.js';
import { TICKET_PAGE_TEXTS } from './ticket-page.texts.js';
import { useUndo } from './use-undo.js';

export interface Change {
  readonly body: TicketChange;
  /** What was changed, in a word. */
  readonly what: string;
}

/** Changes the ticket of the page, as it was read; the change can be taken back. */
export function useChange(ticket: Tagged<Ticket>) {
  const texts = useTexts(TICKET_PAGE_TEXTS);
  const say = useSayProblem();
  const undo = useUndo();
  const { id } = ticket.data;
  const fail = (error: unknown): void =>
    void notify({ text: isStale(error) ? texts.stale : say(error), tone: 'bad' });
  return useMutation({
    mutationFn: ({ body }: Change) => changeTicket(ticket, body),
    onSuccess: (_, { body, what }) => {
      const back = beforeOf(ticket.data, body);
      const takeBack = (): void => {
        close();
        // As it is by then: what was changed since stays.
        const now = queries.getQueryData(ticketQuery(id).queryKey) ?? ticket;
        changeTicket(now, back).then(() => notify({ text: texts.undone }), fail);
      };
      undo.remember(takeBack);
      const close = notify({
        text: texts.changed(what),
        action: {
          label: texts.undo,
          run: () => {
            undo.remember(() => undefined);
            takeBack();
          },
        },
      });
    },
    onError: fail,
    onSettled: () => queries.invalidateQueries({ queryKey: ['views'] }),
  });
}

/** What the fields of a change were before. */
function beforeOf(ticket: Ticket, body: TicketChange): TicketChange {
  return {
    ...(body.status && { status: ticket.status === 'auto_resolved' ? 'closed' : ticket.status }),
    ...(body.priority && { priority: ticket.priority }),
    ...(body.assigneeId !== undefined && { assigneeId: ticket.assigneeId }),
    ...(body.teamId !== undefined && { teamId: ticket.teamId }),
    ...(body.tags && { tags: ticket.tags }),
    ...(body.snoozedUntil !== undefined && { snoozedUntil: ticket.snoozedUntil }),
  };
}
