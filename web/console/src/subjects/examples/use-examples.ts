import { useDeferredValue } from 'react';
import { api } from '~/api/index.js';
import { type List, useList } from '~/api/lists.js';
import type { Example } from './example-calls.js';
import type { ExampleFilter } from './example-search.js';

/** The examples that match, of one intent or of all. */
export function useExamples(filter: ExampleFilter, intent?: string): List<Example> {
  const q = useDeferredValue(filter.q.trim());
  const { source } = filter;
  return useList(['examples', { intent, q, source }], (cursor) =>
    api.GET('/api/v1/triage/examples', {
      params: {
        query: {
          limit: 50,
          ...(q && { q }),
          ...(source && { source }),
          ...(intent !== undefined && { intent }),
          ...cursor,
        },
      },
    }),
  );
}
