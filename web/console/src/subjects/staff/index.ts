import type { components } from '@client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '~/api/index.js';
import { readAll } from '~/api/lists.js';

export type StaffMember = components['schemas']['UserView'];

const ROLES = ['agent', 'supervisor', 'admin'] as const;

/** Everybody who works on tickets. */
export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: async () => {
    const lists = ROLES.map((role) =>
      readAll((cursor) =>
        api.GET('/api/v1/users', { params: { query: { role, limit: 100, ...cursor } } }),
      ),
    );
    return (await Promise.all(lists)).flat().filter(({ kind }) => kind !== 'machine');
  },
});

/** Everybody who works on tickets, by their addresses. */
export function useStaff(): readonly StaffMember[] {
  const { data = [] } = useQuery(staffQuery);
  return data.toSorted((a, b) => a.email.localeCompare(b.email));
}
