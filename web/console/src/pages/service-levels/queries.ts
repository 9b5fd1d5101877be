import type { components } from '@client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '~/api/index.js';
import { readAll } from '~/api/lists.js';

type Schemas = components['schemas'];
export type Policy = Schemas['SlaPolicyView'];
export type Hours = Schemas['BusinessHoursView'];

export const policiesQuery = queryOptions({
  queryKey: ['sla-policies'],
  queryFn: () =>
    readAll((cursor) =>
      api.GET('/api/v1/sla-policies', { params: { query: { limit: 100, ...cursor } } }),
    ),
});

export const hoursQuery = queryOptions({
  queryKey: ['business-hours'],
  queryFn: () =>
    readAll((cursor) =>
      api.GET('/api/v1/business-hours', { params: { query: { limit: 100, ...cursor } } }),
    ),
});
