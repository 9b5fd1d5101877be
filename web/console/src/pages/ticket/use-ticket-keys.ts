import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Tagged, useMe } from '~/api/index.js';
import { useShortcuts } from '~/app/shortcuts.js';
import type { Mode } from '~/subjects/thread/index.js';
import { neighbours, type Ticket, TICKET_TEXTS } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { notify } from '~/ui/index.js';
import { decisionQuery } from './decision.js';
import { hoursFromNow } from './snooze-times.js';
import { TICKET_PAGE_TEXTS } from './ticket-page.texts.js';
import { useChange } from './use-change.js';
import { useJudge } from './use-judge.js';
import { useUndo } from './use-undo.js';

/** The keys of a ticket's page. */
export function useTicketKeys(given: {
  readonly ticket: Tagged<Ticket>;
  readonly onWrite: (mode: Mode) => void;
  readonly onCorrect: () => void;
}): void {
  const texts = useTexts(TICKET_PAGE_TEXTS);
  const words = useTexts(TICKET_TEXTS);
  const navigate = useNavigate();
  const me = useMe();
  const { ticket, onWrite, onCorrect } = given;
  const { id } = ticket.data;
  const decision = useQuery(decisionQuery(id)).data;
  const change = useChange(ticket);
  const { judge } = useJudge(ticket, decision?.intent);
  const undo = useUndo();
  const go = (to: number | undefined): void => {
    if (to === undefined) notify({ text: texts.end });
    else void navigate({ to: '/tickets/$ticketId', params: { ticketId: `${to}` } });
  };
  const set = change.mutate;
  useShortcuts([
    { keys: 'j', label: texts.next, run: () => go(neighbours(id).next) },
    { keys: 'k', label: texts.previous, run: () => go(neighbours(id).previous) },
    {
      keys: 'a',
      label: texts.accept,
      run: () => decision?.intent && judge.mutate(decision.intent),
    },
    { keys: 'c', label: texts.correct, run: onCorrect },
    { keys: 'r', label: texts.reply, run: () => onWrite('reply') },
    { keys: 'n', label: texts.note, run: () => onWrite('note') },
    {
      keys: 'e',
      label: texts.escalate,
      run: () => set({ body: { status: 'escalated' }, what: words.escalated }),
    },
    {
      keys: 'x',
      label: texts.close,
      run: () => set({ body: { status: 'closed' }, what: words.closed }),
    },
    {
      keys: 'i',
      label: texts.assignMe,
      run: () => set({ body: { assigneeId: me.id }, what: words.assignee }),
    },
    {
      keys: 's',
      label: texts.snoozeKey,
      run: () => set({ body: { snoozedUntil: hoursFromNow(1).toISOString() }, what: texts.snooze }),
    },
    {
      keys: 'u',
      label: texts.undo,
      run: () => undo.run() || notify({ text: texts.nothingToUndo }),
    },
    { keys: 'q', label: texts.back, run: () => history.back() },
  ]);
}
