import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, isAtLeast, read, useMe } from '~/api/index.js';
import { teamsQuery } from '~/subjects/people/index.js';

/** All names of the taxonomy; for admins. */
const intentsQuery = queryOptions({
  queryKey: ['intents', 'names'],
  queryFn: async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(
        api.GET('/api/v1/triage/intents', {
          params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } },
        }),
      );
      names.push(...page.data.map(({ name }) => name));
      cursor = page.meta.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return names.sort();
  },
  staleTime: 60_000,
});

/** The names of intents; who may not read the taxonomy knows those that teams take. */
export function useIntentNames(): readonly string[] {
  const isAdmin = isAtLeast(useMe(), 'admin');
  const intents = useQuery({ ...intentsQuery, enabled: isAdmin });
  const teams = useQuery({ ...teamsQuery, enabled: !isAdmin });
  if (isAdmin) return intents.data ?? [];
  return [...new Set((teams.data?.data ?? []).flatMap(({ skills }) => skills))].sort();
}
