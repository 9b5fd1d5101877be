/** The server of an `EndpointEncoder`, and how long to wait for it. */
export interface EndpointOptions {
  /** Such as `http://host:8080/v1`. */
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
  /** For each request of a batch of texts. */
  readonly attemptTimeoutMs?: number;
  /** For a batch of texts with all its retries. */
  readonly deadlineMs?: number;
  /** The clock of the circuit breaker, in milliseconds. */
  readonly now?: () => number;
}

/**
 * Where the texts are sent.
 *
 * @throws Error without the address, which may hold a secret
 */
export function requestUrl({ url }: EndpointOptions): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    throw new Error(
      'The address of the embeddings server must be one of http or https without a password.',
    );
  }
  parsed.pathname = `${parsed.pathname.replace(/\/+$/, '')}/embeddings`;
  return parsed.href;
}

/**
 * What is sent along with the texts.
 *
 * @throws Error without the key, where that of `fetch` would show it
 */
export function requestHeaders({ apiKey }: EndpointOptions): Readonly<Record<string, string>> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  if (!apiKey) return headers;
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new Error('The key of the embeddings server must be ASCII without white space.');
  }
  return { ...headers, authorization: `Bearer ${apiKey}` };
}
