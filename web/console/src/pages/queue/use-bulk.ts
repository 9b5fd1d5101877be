import type { components } from '@client';
import { useMutation } from '@tanstack/react-query';
import { api, queries, read } from '~/api/index.js';
import type { TicketFilter } from '~/subjects/tickets/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { notify, useSayProblem } from '~/ui/index.js';
import { QUEUE_TEXTS } from './queue.texts.js';

type Schemas = components['schemas'];
type Bulk = Schemas['BulkView'];
export type BulkChanges = Schemas['BulkChanges'];

/** What is to be changed: these, or all that match. */
export type BulkOf = { readonly ids: number[] } | { readonly filter: TicketFilter };

const HELD_MS = 10_000;
const EACH_MS = 700;

/**
 * Changes many tickets as a job. For ten seconds it can be taken back; then its progress is shown
 * until it has come to its end.
 */
export function useBulk(onEnd: () => void) {
  const texts = useTexts(QUEUE_TEXTS);
  const format = useFormat();
  const say = useSayProblem();
  const fail = (error: unknown): void => void notify({ text: say(error), tone: 'bad' });

  const follow = async (jobId: number): Promise<void> => {
    let close: (() => void) | undefined;
    let shown = '';
    for (;;) {
      const bulk = await read(
        api.GET('/api/v1/tickets/bulk/{jobId}', { params: { path: { jobId } } }),
      );
      if (bulk.status === 'undone') return;
      if (bulk.status !== 'waiting' && bulk.status !== 'running') {
        close?.();
        tellEnd(bulk);
        return;
      }
      const text = texts.bulkRunning(format.number(bulk.done), format.number(bulk.total));
      if (bulk.status === 'running' && text !== shown) {
        close?.();
        close = notify({ text, forMs: HELD_MS });
        shown = text;
      }
      await new Promise((resolve) => setTimeout(resolve, EACH_MS));
    }
  };

  const tellEnd = (bulk: Bulk): void => {
    const failed = bulk.failed > 0 ? ` ${texts.bulkFailed(format.number(bulk.failed))}` : '';
    const why = bulk.error ?? bulk.failures[0]?.detail;
    notify({
      text: `${texts.bulkDone(bulk.changed)}${failed}${why ? ` ${why}` : ''}`,
      ...(bulk.failed > 0 || bulk.error ? { tone: 'bad' } : {}),
    });
    void queries.invalidateQueries({ queryKey: ['views'] });
    onEnd();
  };

  const undo = (jobId: number): void => {
    read(api.POST('/api/v1/tickets/bulk/{jobId}/undo', { params: { path: { jobId } } }))
      .then(() => notify({ text: texts.bulkUndone }))
      .catch(fail);
  };

  return useMutation({
    mutationFn: ({ of, changes }: { of: BulkOf; changes: BulkChanges }) =>
      read(api.POST('/api/v1/tickets/bulk', { body: { ...of, changes } })),
    onSuccess: ({ jobId, total }) => {
      if (jobId === null) return;
      notify({
        text: texts.bulkAsked(total),
        forMs: HELD_MS,
        action: { label: texts.undo, run: () => undo(jobId) },
      });
      follow(jobId).catch(fail);
    },
    onError: fail,
  });
}
