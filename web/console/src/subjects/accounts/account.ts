import type { components } from '@client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';

/** An account of a person or a machine. */
export type Account = components['schemas']['UserView'];

/** Reads one account; for admins. */
export const accountQuery = (id: number) =>
  queryOptions({
    queryKey: ['user', id],
    queryFn: () => read(api.GET('/api/v1/users/{id}', { params: { path: { id } } })),
  });

/** The address of an account; its number until it is known, or where it is gone. */
export function useAccountEmail(id: number | null): string | undefined {
  const { data } = useQuery({
    ...accountQuery(id ?? 0),
    enabled: id !== null,
    staleTime: Infinity,
  });
  return id === null ? undefined : (data?.email ?? `#${id}`);
}
