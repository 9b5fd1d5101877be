import { ProblemError } from '@client';
import { QueryClient } from '@tanstack/react-query';

const RETRIES = 3;

/**
 * What was read of the service. Live events say what has changed, so that nothing is read anew by
 * time; a refusal is final, and only a service that is away is asked again.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < RETRIES && !isRefusal(error),
    },
    mutations: { retry: false },
  },
});

function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && error.status < 500 && error.status !== 429;
}
