import type { components } from '@client';
import { queryOptions } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';

export type RiskCurve = components['schemas']['RiskCurveView'];

/** How often the active model is right and wrong; sent once, so that the dial computes here. */
export const curveQuery = queryOptions({
  queryKey: ['policy', 'curve'],
  queryFn: () => read(api.GET('/api/v1/triage/policy/curve')),
});
