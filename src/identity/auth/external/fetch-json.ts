const TIMEOUT_MS = 3_000;

/** Gets the JSON at an address. */
export type FetchJson = (url: string) => Promise<unknown>;

/** @throws on anything but a 200 with JSON within three seconds; it follows no redirection */
export const fetchJson: FetchJson = async (url) => {
  const response = await fetch(url, {
    headers: { accept: 'application/json, application/jwk-set+json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`${url} answers ${response.status}`);
  }
  return response.json();
};
