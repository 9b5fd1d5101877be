import type { components } from '@client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '~/api/index.js';
import { readAll } from '~/api/lists.js';

export type Team = components['schemas']['TeamView'];

/** The teams, which are never many. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () =>
    readAll((cursor) => api.GET('/api/v1/teams', { params: { query: { limit: 100, ...cursor } } })),
});

/** All teams by their names. */
export function useTeams(): readonly Team[] {
  const { data = [] } = useQuery(teamsQuery);
  return data.toSorted((a, b) => a.name.localeCompare(b.name));
}
