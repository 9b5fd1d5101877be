import { useMutation } from '@tanstack/react-query';
import { api, isStale, queries, type Tagged } from '~/api/index.js';
import { changeTicket, intentName, type Ticket } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { notify, useSayProblem } from '~/ui/index.js';
import { DECISION_TEXTS } from './decision.texts.js';
import { TICKET_PAGE_TEXTS } from './ticket-page.texts.js';
import { useUndo } from './use-undo.js';

/** Accepts or corrects the intent of a ticket, and takes that back. */
export function useJudge(ticket: Tagged<Ticket>, named: string | null | undefined) {
  const texts = useTexts(DECISION_TEXTS);
  const page = useTexts(TICKET_PAGE_TEXTS);
  const say = useSayProblem();
  const undo = useUndo();
  const { id } = ticket.data;
  const onError = (error: unknown): void =>
    void notify({ text: isStale(error) ? page.stale : say(error), tone: 'bad' });
  const withdraw = useMutation({
    mutationFn: () => api.DELETE('/api/v1/tickets/{id}/label', { params: { path: { id } } }),
    onSuccess: () => notify({ text: texts.takenBack }),
    onError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['ticket', id] }),
  });
  const judge = useMutation({
    mutationFn: (intent: string) => changeTicket(ticket, { intent }),
    onSuccess: (_, intent) => {
      const name = intentName(intent);
      const isRight = intent === named;
      const takeBack = (): void => {
        close();
        withdraw.mutate();
      };
      undo.remember(takeBack);
      const close = notify({
        text: isRight ? `${texts.accepted(name)} ${texts.acceptTeaches}` : texts.corrected(name),
        action: { label: page.undo, run: takeBack },
      });
    },
    onError,
  });
  return { judge, withdraw };
}
