import { ProblemError, problemErrorOf, type Tokens, type TokenStore } from '@client';
import { askPasskey } from './passkeys.js';

/** Where the service is: where the page came from, unless it was built for another place. */
const builtFor: unknown = import.meta.env['VITE_SERVICE_URL'];
export const SERVICE_URL = typeof builtFor === 'string' ? builtFor : location.origin;
const isElsewhere = new URL(SERVICE_URL).origin !== location.origin;
/** Only for a service elsewhere, where there is no cookie; gone with the tab. */
const KEPT = 'console.tokens';
const RENEW_BEFORE_MS = 60_000;

/** What the page knows of who is signed in: not asked yet, nobody, somebody, or ended meanwhile. */
export type SessionState = 'unknown' | 'signed-out' | 'signed-in' | 'expired';

/** What signs a person in. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly organization?: string;
  readonly code?: string;
}

interface Access {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly refreshToken?: string | undefined;
}

const listeners = new Set<() => void>();
const tabs = new BroadcastChannel('console.session');
let state: SessionState = 'unknown';
let access: (Tokens & { readonly endsAt: number }) | undefined;
let renewing: Promise<void> | undefined;

tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (data === 'signed-out') forget('signed-out');
  else if (state !== 'signed-in') void renew();
};

/** Who is signed in, for components. */
export const session = {
  get: (): SessionState => state,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Signs in; the cookie of the session outlives the page. @throws ProblemError */
export async function signIn(body: SignIn): Promise<void> {
  accept(await post<Access>(isElsewhere ? '/auth/login' : '/auth/session', body));
  tabs.postMessage('signed-in');
}

/** Signs in by a passkey alone. @throws ProblemError, DOMException where none was given */
export async function signInByPasskey(organization?: string): Promise<void> {
  const where = organization ? { organization } : {};
  const asked = await post<{ options: unknown }>('/auth/passkeys/challenge', where);
  const body = { ...where, credential: await askPasskey(asked.options) };
  accept(
    await post<Access>(isElsewhere ? '/auth/passkeys/sign-in' : '/auth/session/passkey', body),
  );
  tabs.postMessage('signed-in');
}

/** Goes on with a token that says that somebody has just shown again that it is them. */
export function steppedUp(given: Access): void {
  accept({ ...access, ...given });
}

/** Takes the tokens of another way of signing in. */
export function signedIn(given: Access): void {
  accept(given);
  tabs.postMessage('signed-in');
}

/** Ends the session here and in the other tabs. */
export async function signOut(): Promise<void> {
  const refreshToken = access?.refreshToken;
  try {
    if (!isElsewhere) await send('DELETE', '/auth/session');
    else if (refreshToken) await post('/auth/logout', { refreshToken });
  } finally {
    forget('signed-out');
    tabs.postMessage('signed-out');
  }
}

/** A token that is still good for a while; nothing where nobody is signed in. */
export async function accessToken(isRefused = false): Promise<string | undefined> {
  const isOld = !access || isRefused || access.endsAt - RENEW_BEFORE_MS < Date.now();
  if (isOld && (access || state === 'unknown')) await renew();
  return access?.accessToken;
}

/** Whoever was signed in is no longer, while the page is open: what is on it stays. */
export function sessionEnded(): void {
  if (state === 'signed-in') forget('expired');
}

/** The tokens for the client of the API. */
export const tokenStore: TokenStore = {
  get: async () => {
    const token = await accessToken();
    return token === undefined ? undefined : { accessToken: token };
  },
};

function renew(): Promise<void> {
  renewing ??= exchange().finally(() => (renewing = undefined));
  return renewing;
}

async function exchange(): Promise<void> {
  try {
    if (!isElsewhere) {
      accept(await post<Access>('/auth/session/token', {}));
      return;
    }
    const refreshToken = access?.refreshToken ?? sessionStorage.getItem(KEPT);
    if (!refreshToken) {
      forget('signed-out');
      return;
    }
    accept(await post<Access>('/auth/refresh', { refreshToken }));
  } catch (error) {
    // Only a refusal ends the session: where the service is away, the next try may succeed.
    if (!(error instanceof ProblemError) || error.status >= 500) throw error;
    forget(state === 'signed-in' ? 'expired' : 'signed-out');
  }
}

function accept({ accessToken, expiresIn, refreshToken }: Access): void {
  access = { accessToken, refreshToken, endsAt: Date.now() + expiresIn * 1000 };
  if (isElsewhere && refreshToken) sessionStorage.setItem(KEPT, refreshToken);
  become('signed-in');
}

function forget(next: SessionState): void {
  access = undefined;
  if (isElsewhere) sessionStorage.removeItem(KEPT);
  become(next);
}

function become(next: SessionState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

async function post<Answer>(path: string, body: object): Promise<Answer> {
  const response = await send('POST', path, body);
  return (await response.json()) as Answer;
}

async function send(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(`${SERVICE_URL}/api/v1${path}`, {
    method,
    ...(body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  if (!response.ok) throw await problemErrorOf(response);
  return response;
}
