import type { components } from '@client';
import { queryOptions } from '@tanstack/react-query';
import { api, isProblem, read } from '~/api/index.js';
import type { Mark, Message } from '~/subjects/thread/index.js';
import { intentName } from '~/subjects/tickets/index.js';

type Schemas = components['schemas'];
export type Decision = Schemas['DecisionView'];
export type Label = Schemas['LabelView'];

/** Why the machine did what it did; nothing where it has not looked at the ticket. */
export const decisionQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'decision'],
    queryFn: async (): Promise<Decision | null> => {
      try {
        return await read(
          api.GET('/api/v1/tickets/{id}/decision', { params: { path: { id: ticketId } } }),
        );
      } catch (error) {
        if (isProblem(error) && error.status === 404) return null;
        throw error;
      }
    },
    // It is final.
    staleTime: Infinity,
  });

/** What people said about it. */
export const labelsQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'labels'],
    queryFn: () =>
      read(
        api.GET('/api/v1/tickets/{id}/labels', {
          params: { path: { id: ticketId }, query: { limit: 100 } },
        }),
      ),
  });

/** What somebody of the staff said of the intent and has not taken back. */
export function judgementOf(labels: readonly Label[]): Label | undefined {
  return labels.findLast((it) => it.source === 'agent' && it.revokedAt === null);
}

/** The words of a message that spoke for the intent, where it is the message that was judged. */
export function marksOf(
  decision: Decision | null | undefined,
  ticketMessage: string,
  message: Message,
  all: readonly Message[],
): readonly Mark[] | undefined {
  if (!decision?.intent) return undefined;
  const judged = all.find((it) => it.ticketId === decision.ticketId && it.sender === 'user');
  // Positions are of the ticket's message, which the thread shows word for word.
  if (message.id !== judged?.id || message.content !== ticketMessage) return undefined;
  const most = Math.max(...decision.evidence.map(({ weight }) => weight), 0);
  const title = intentName(decision.intent);
  return decision.evidence
    .filter(({ weight }) => weight > 0)
    .flatMap((it) => it.positions.map((at) => ({ ...at, weight: it.weight / most, title })));
}

/** In which words a confidence is said. */
export function wordOf(confidence: number): 'certain' | 'sure' | 'likely' | 'unsure' | 'guessing' {
  if (confidence >= 0.97) return 'certain';
  if (confidence >= 0.85) return 'sure';
  if (confidence >= 0.6) return 'likely';
  return confidence >= 0.3 ? 'unsure' : 'guessing';
}
