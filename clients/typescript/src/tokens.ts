/** What a sign-in gives. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
}

/**
 * Where the tokens are kept: in memory, in the storage of a browser, behind a session of your own.
 * Only `get` is needed where nothing can be refreshed, as with the key of a machine.
 */
export interface TokenStore {
  /** The tokens of now; nothing for whoever is not signed in. */
  get(): Tokens | undefined | Promise<Tokens | undefined>;
  /** Keeps the tokens that a refresh gave; nothing when the session has ended. */
  set?(tokens: Tokens | undefined): void | Promise<void>;
}

/** Tokens in memory: gone with the page or process. */
export function memoryTokens(tokens?: Tokens): Required<TokenStore> {
  let kept = tokens;
  return {
    get: () => kept,
    set: (next) => {
      kept = next;
    },
  };
}
