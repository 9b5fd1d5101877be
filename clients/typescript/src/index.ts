import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import { fetchSignedIn } from './fetch-signed-in.js';
import { ProblemError, problemErrorOf } from './problem-error.js';
import type { paths } from './schema.js';
import { memoryTokens, type Tokens, type TokenStore } from './tokens.js';

export { live } from './live.js';
export type {
  ConversationNews,
  LiveEvent,
  LiveEvents,
  LivePresence,
  LiveTyping,
  SlaNews,
  TicketNews,
} from './live-events.js';
export type { Live, LiveOptions, LiveState, LiveWebSocket } from './live-options.js';
export { type Page, rows } from './pages.js';
export { type Problem, ProblemError, problemErrorOf } from './problem-error.js';
export type { components, operations, paths } from './schema.js';
export { memoryTokens, type Tokens, type TokenStore } from './tokens.js';

export interface ClientOptions {
  /** Where the service is, without `/api/v1`: `https://support.example.com`. */
  readonly baseUrl: string;
  /** Where the tokens are kept; in memory unless told otherwise. */
  readonly tokens?: TokenStore;
  /**
   * Makes the `Idempotency-Key` of a POST that has none, so that sending it again after a lost
   * answer does nothing twice. `true` takes a random UUID for each call.
   */
  readonly idempotencyKey?: boolean | (() => string);
  /** Another `fetch`, such as one with a proxy or a time limit. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * The typed calls: `client.POST('/api/v1/tickets', { body })`. A call whose answer is no success
 * throws a ProblemError, so `data` is there after every call that answers with a body.
 */
export interface Client extends FetchClient<paths> {
  /** Signs in and keeps the tokens. @throws ProblemError */
  signIn(email: string, password: string, code?: string): Promise<void>;
  /** Ends the session and forgets the tokens. @throws ProblemError */
  signOut(): Promise<void>;
}

/** Makes a client of one service, for one user. */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, tokens = memoryTokens(), idempotencyKey = false } = options;
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const open = createFetchClient<paths>({ baseUrl, fetch: send });
  open.use({ onResponse: throwProblem });

  // Only a refusal ends the session: after another failure the next try may succeed.
  const refresh = async (refreshToken: string): Promise<Tokens | undefined> => {
    try {
      return (await open.POST('/api/v1/auth/refresh', { body: { refreshToken } })).data;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return undefined;
      // Another tab was faster, and has stored what came of it.
      if (error instanceof ProblemError && error.status === 409) return await tokens.get();
      throw error;
    }
  };
  const client = createFetchClient<paths>({ baseUrl, fetch: fetchSignedIn(send, tokens, refresh) });
  const makeKey = idempotencyKey === true ? () => crypto.randomUUID() : idempotencyKey;
  client.use({
    onRequest: ({ request }) => {
      if (!makeKey || request.method !== 'POST') return;
      if (!request.headers.has('idempotency-key'))
        request.headers.set('idempotency-key', makeKey());
    },
    onResponse: throwProblem,
  });

  const signIn = async (email: string, password: string, code?: string): Promise<void> => {
    const body = { email, password, ...(code !== undefined && { code }) };
    const { data } = await open.POST('/api/v1/auth/login', { body });
    await tokens.set?.(data);
  };
  const signOut = async (): Promise<void> => {
    const refreshToken = (await tokens.get())?.refreshToken;
    if (refreshToken) await open.POST('/api/v1/auth/logout', { body: { refreshToken } });
    await tokens.set?.(undefined);
  };
  return { ...client, signIn, signOut };
}

async function throwProblem({ response }: { response: Response }): Promise<undefined> {
  if (response.ok || response.status === 304) return undefined;
  throw await problemErrorOf(response);
}
