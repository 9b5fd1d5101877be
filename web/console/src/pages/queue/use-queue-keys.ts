import { useNavigate } from '@tanstack/react-router';
import { useShortcuts } from '~/app/shortcuts.js';
import { type ListedTicket } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { QUEUE_TEXTS } from './queue.texts.js';

/** The keys of the queue. */
export function useQueueKeys(given: {
  readonly tickets: readonly ListedTicket[];
  readonly current: number | undefined;
  readonly onCurrent: (id: number) => void;
  readonly onToggle: (id: number) => void;
  readonly onClose: (id: number) => void;
  readonly onNews: () => void;
}): void {
  const texts = useTexts(QUEUE_TEXTS);
  const navigate = useNavigate();
  const { tickets, current } = given;
  const move = (step: number): void => {
    const at = tickets.findIndex(({ id }) => id === current);
    const next = tickets[at < 0 ? 0 : at + step];
    if (next) given.onCurrent(next.id);
  };
  const withCurrent = (run: (id: number) => void) => () => {
    if (current !== undefined) run(current);
  };
  const open = (id: number): void =>
    void navigate({ to: '/tickets/$ticketId', params: { ticketId: `${id}` } });
  useShortcuts([
    { keys: 'j', label: texts.next, run: () => move(1) },
    { keys: 'k', label: texts.previous, run: () => move(-1) },
    { keys: 'Enter', label: texts.openTicket, run: withCurrent(open) },
    { keys: 'o', label: texts.openTicket, run: withCurrent(open) },
    { keys: 's', label: texts.toggle, run: withCurrent(given.onToggle) },
    { keys: 'x', label: texts.close, run: withCurrent(given.onClose) },
    { keys: 'g', label: texts.refresh, run: given.onNews },
    {
      keys: '/',
      label: texts.focusSearch,
      run: () => document.getElementsByName('queue-search')[0]?.focus(),
    },
  ]);
}
