import type { components } from '@client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '~/api/index.js';
import { readAll } from '~/api/lists.js';

export type Intent = components['schemas']['IntentView'];
export type Priority = components['schemas']['Priority'];

/** The taxonomy, which is never long. */
export const intentsQuery = queryOptions({
  queryKey: ['intents'],
  queryFn: () =>
    readAll((cursor) =>
      api.GET('/api/v1/triage/intents', { params: { query: { limit: 100, ...cursor } } }),
    ),
});

/** All intents by their names. */
export function useIntents(): readonly Intent[] {
  const { data = [] } = useQuery(intentsQuery);
  return data.toSorted((a, b) => a.name.localeCompare(b.name));
}
