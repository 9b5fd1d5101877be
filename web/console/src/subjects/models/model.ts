import type { components } from '@client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';

export type Model = components['schemas']['ModelView'];

const LOOK_MS = 1_000;

/** Whether it is still being trained. */
export function isTraining({ status }: Pick<Model, 'status'>): boolean {
  return status === 'training';
}

/** The newest models; read anew each second while one is being trained. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: () => read(api.GET('/api/v1/triage/models', { params: { query: { limit: 100 } } })),
  refetchInterval: ({ state }) => (state.data?.data.some(isTraining) ? LOOK_MS : false),
});

/** One model, followed while it is being trained. */
export const modelQuery = (id: number) =>
  queryOptions({
    queryKey: ['models', id],
    queryFn: () => read(api.GET('/api/v1/triage/models/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isTraining(state.data) ? LOOK_MS : false),
  });

/** The model that classifies now, if there is one. */
export function useActiveModel(): Model | undefined {
  return useQuery(modelsQuery).data?.data.find(({ status }) => status === 'active');
}
