import type { components } from '@client';
import { queryOptions } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';

export type Job = components['schemas']['JobView'];
export type JobStatus = components['schemas']['JobStatus'];

export const STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
const LOOK_MS = 1_500;

/** Whether it has not come to its end. */
export function isUnderWay({ status }: Pick<Job, 'status'>): boolean {
  return status === 'queued' || status === 'running';
}

/** Follows a job to its end. */
export const jobQuery = (id: number) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: () => read(api.GET('/api/v1/jobs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : LOOK_MS),
  });
