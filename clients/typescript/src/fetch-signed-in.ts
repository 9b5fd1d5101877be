import type { Tokens, TokenStore } from './tokens.js';

type Fetch = (request: Request) => Promise<Response>;

/** Exchanges a refresh token; nothing when the service refuses it. */
export type Refresh = (refreshToken: string) => Promise<Tokens | undefined>;

/**
 * Sends requests with the access token. A 401 refreshes it and the request is sent once more; calls
 * that meet the 401 together share one refresh, as a refresh token counts only once.
 */
export function fetchSignedIn(send: Fetch, store: TokenStore, refresh: Refresh): Fetch {
  let refreshing: Promise<Tokens | undefined> | undefined;

  const renew = async (stale: string): Promise<Tokens | undefined> => {
    const current = await store.get();
    // Another call has refreshed since this one was sent.
    if (current && current.accessToken !== stale) return current;
    if (!current?.refreshToken || !store.set) return undefined;
    const renewed = await refresh(current.refreshToken);
    await store.set(renewed);
    return renewed;
  };

  return async (request) => {
    const tokens = await store.get();
    if (!tokens || request.headers.has('authorization')) return send(request);
    // A body can be read only once.
    const again = request.clone();
    const response = await send(withToken(request, tokens));
    if (response.status !== 401) return response;
    refreshing ??= renew(tokens.accessToken).finally(() => (refreshing = undefined));
    const renewed = await refreshing;
    return renewed ? send(withToken(again, renewed)) : response;
  };
}

function withToken(request: Request, { accessToken }: Tokens): Request {
  request.headers.set('authorization', `Bearer ${accessToken}`);
  return request;
}
