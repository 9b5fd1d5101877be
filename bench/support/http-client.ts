import { setTimeout as sleep } from 'node:timers/promises';

type Body = Record<string, unknown>;

interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The slug; missing where there is only one. */
  readonly organization?: string;
}

/** A client of the API that waits when it is told to and fails on every other error. */
export class HttpClient {
  constructor(
    private readonly url: string,
    private token?: string,
    private readonly credentials?: Credentials,
  ) {}

  async call(
    method: string,
    path: string,
    body?: object,
    contentType = 'application/json',
  ): Promise<Body> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': contentType }),
        ...(this.token && { authorization: `Bearer ${this.token}` }),
      },
      ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status === 429) {
      await sleep(Number(response.headers.get('retry-after')) * 1000);
      return this.call(method, path, body, contentType);
    }
    if (response.status === 401 && this.credentials) {
      await this.renewToken();
      return this.call(method, path, body, contentType);
    }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Body);
  }

  async signIn(email: string, password: string, organization?: string): Promise<HttpClient> {
    const credentials = { email, password, ...(organization && { organization }) };
    const signedIn = new HttpClient(this.url, undefined, credentials);
    await signedIn.renewToken();
    return signedIn;
  }

  /** A run may take longer than an access token lives. */
  private async renewToken(): Promise<void> {
    const anonymous = new HttpClient(this.url);
    const { accessToken } = await anonymous.call('POST', '/auth/login', this.credentials);
    this.token = String(accessToken);
  }
}

/** Works on all items, at most `width` at the same time. */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}
