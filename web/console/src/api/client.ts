import { type Client, createClient, ProblemError } from '@client';
import { SERVICE_URL, sessionEnded, tokenStore } from './session.js';

/** The calls of the API, as whoever is signed in. */
export const api: Client = createClient({
  baseUrl: SERVICE_URL,
  tokens: tokenStore,
  idempotencyKey: true,
  fetch: async (request) => {
    const response = await fetch(request);
    if (response.status === 401) sessionEnded();
    return response;
  },
});

/** What a call answered with, and the entity tag by which a change says what it was made of. */
export interface Tagged<Data> {
  readonly data: Data;
  readonly etag: string;
}

/** The body of an answer: `read(api.GET('/api/v1/users/me'))`. @throws ProblemError */
export async function read<Data>(
  call: Promise<{ data?: Data; response: Response }>,
): Promise<NonNullable<Data>> {
  return (await call).data as NonNullable<Data>;
}

/** The body with its entity tag. @throws ProblemError */
export async function readTagged<Data>(
  call: Promise<{ data?: Data; response: Response }>,
): Promise<Tagged<NonNullable<Data>>> {
  const { data, response } = await call;
  return { data: data as NonNullable<Data>, etag: response.headers.get('etag') ?? '' };
}

/** Whether something was refused for the reason that this code names. */
export function isProblem(error: unknown, ...codes: readonly string[]): error is ProblemError {
  return error instanceof ProblemError && (codes.length === 0 || codes.includes(error.code));
}

/** Whether it changed since it was read (412), so that whoever wants to change it should look first. */
export function isStale(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 412;
}
