import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { contractViolations } from './contract.js';
import { READINESS_TOKEN } from './service.js';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Call {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** The test has broken the service on purpose: a 500 is in no contract. */
  readonly isBroken?: boolean;
}

export const PASSWORD = 'a password for the tests';

/**
 * Speaks to a server as one user; like every good client it waits when it is told to. Every answer
 * of every test is held against `openapi.json` as it passes.
 */
export class Api {
  constructor(
    readonly url: string,
    readonly token?: string,
    readonly userId?: number,
  ) {}

  get<Body = Record<string, unknown>>(path: string, call?: Call) {
    return this.call<Body>('GET', path, call);
  }

  post<Body = Record<string, unknown>>(path: string, body?: unknown, call?: Call) {
    return this.call<Body>('POST', path, { ...call, body });
  }

  put<Body = Record<string, unknown>>(path: string, body?: unknown, call?: Call) {
    return this.call<Body>('PUT', path, { ...call, body });
  }

  patch<Body = Record<string, unknown>>(path: string, body?: unknown, call?: Call) {
    return this.call<Body>('PATCH', path, { ...call, body });
  }

  delete<Body = Record<string, unknown>>(path: string, call?: Call) {
    return this.call<Body>('DELETE', path, call);
  }

  /** Paths begin at `/api/v1`; `//health` begins at the root. */
  async call<Body>(
    method: string,
    path: string,
    { body, headers, isBroken = false }: Call = {},
  ): Promise<Answer<Body>> {
    const address = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const token = address.endsWith('/health/ready') ? READINESS_TOKEN : this.token;
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(this.url + address, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    const parsed = (isJson ? JSON.parse(text) : text) as Body;
    const { status, headers: answered } = response;
    const answer = { status, headers: answered, body: parsed };
    const violations = isBroken ? [] : contractViolations({ method, address, ...answer });
    if (violations.length > 0) {
      throw new Error(`not as documented (npm run openapi?):\n${violations.join('\n')}`);
    }
    if (status !== 429) return answer;
    await sleep(Number(answered.get('retry-after') ?? 1) * 1000);
    return this.call(method, path, { body, ...(headers && { headers }) });
  }

  /** Signs in and gives the API as that user. */
  async as(email: string, password: string): Promise<Api> {
    const { status, body } = await this.post<{ accessToken: string }>('/auth/login', {
      email,
      password,
    });
    if (status !== 200) throw new Error(`cannot sign in as ${email}: ${JSON.stringify(body)}`);
    const signedIn = new Api(this.url, body.accessToken);
    const me = await signedIn.get<{ id: number }>('/users/me');
    return new Api(this.url, body.accessToken, me.body.id);
  }

  /** Registers somebody new and gives the API as them. */
  async newUser(): Promise<Api> {
    const email = `${randomBytes(8).toString('hex')}@example.com`;
    await this.post('/auth/register', { email, password: PASSWORD });
    return this.as(email, PASSWORD);
  }

  /** Called as an admin: a machine with this role. */
  async newMachine(role: 'user' | 'agent' | 'system'): Promise<Api> {
    const name = randomBytes(8).toString('hex');
    const { body } = await this.post<{ key: string; userId: number }>('/auth/api-keys', {
      name,
      role,
    });
    return new Api(this.url, body.key, body.userId);
  }

  /** Called as an admin: somebody new with this role. */
  async newStaff(role: 'agent' | 'supervisor' | 'admin'): Promise<Api> {
    const user = await new Api(this.url).newUser();
    const { status } = await this.patch(`/users/${user.userId}/role`, { role });
    if (status !== 200) throw new Error(`cannot make user ${user.userId} ${role}`);
    return user;
  }
}
