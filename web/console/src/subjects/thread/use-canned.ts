import type { components } from '@client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';

export type CannedAnswer = components['schemas']['CannedAnswerView'];

const SHOWN = 8;
/** A slash at the beginning of a line or behind a space, and what was typed since. */
const SLASH = /(^|\s)\/([\p{L}\p{N}_-]*)$/u;

/** What is looked for among the canned answers, by what stands before the cursor. */
export function slashIn(before: string): string | undefined {
  return SLASH.exec(before)?.[2];
}

/** The text before the cursor without the slash and what was typed behind it. */
export function withoutSlash(before: string): string {
  return before.replace(SLASH, '$1');
}

/** The canned answers that fit what was typed behind the slash. */
export function useCannedAnswers(typed: string | undefined): readonly CannedAnswer[] | undefined {
  const found = useQuery({
    queryKey: ['canned-answers', 'slash', typed],
    queryFn: () =>
      read(
        api.GET('/api/v1/canned-answers', {
          params: { query: { limit: SHOWN, ...(typed && { q: typed }) } },
        }),
      ),
    enabled: typed !== undefined,
    placeholderData: (before) => before,
  });
  return typed === undefined ? undefined : found.data?.data;
}

/** Fills a canned answer in. */
export function useRender(ticketId: number | undefined) {
  return useMutation({
    mutationFn: (id: number) =>
      read(
        api.POST('/api/v1/canned-answers/{id}/render', {
          params: { path: { id } },
          body: { ...(ticketId !== undefined && { ticketId }) },
        }),
      ),
  });
}
