import type { components } from '@client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '~/api/index.js';
import { readAll } from '~/api/lists.js';

export type Proposal = components['schemas']['ProposalView'];

export const proposalsQuery = (id: number) =>
  queryOptions({
    queryKey: ['proposals', id],
    queryFn: () =>
      readAll((cursor) =>
        api.GET('/api/v1/triage/discovery/{id}/proposals', {
          params: { path: { id }, query: { limit: 100, ...cursor } },
        }),
      ),
  });

/** Where a proposal is, for the calls that change it. */
export const pathOf = ({ id, discoveryId }: Proposal) => ({ id: discoveryId, proposalId: id });
