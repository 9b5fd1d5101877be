import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { GivenProvider } from './given.js';

export const AUDIENCE = 'customer-support';

/** What a token says beside what every one of them does; undefined leaves a claim out. */
export type Claims = Readonly<Record<string, unknown>>;

interface Signing {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** A provider of identities that can be out of order. */
export interface IdentityProvider {
  readonly issuer: string;
  /** What a service needs to accept its tokens. */
  readonly settings: Record<string, string>;
  /** `slow` answers after seconds that no client should wait for, `away` refuses connections. */
  mood: 'good' | 'failing' | 'slow' | 'away';
  /** The paths that were asked for. */
  readonly asked: string[];
  /** A token of somebody, an hour long and signed with the newest key unless told otherwise. */
  token(claims?: Claims, header?: { kid?: string; alg?: string }): Promise<string>;
  /** What it takes to sign such tokens in another process. */
  given(): Promise<GivenProvider>;
  /** Signs with a new key from now on; the old ones are withdrawn. */
  rotate(alg?: string): Promise<void>;
  /** The text of the public key that it signs with, as attackers have it too. */
  publicKey(): Promise<string>;
  close(): Promise<void>;
}

export async function startIdentityProvider(): Promise<IdentityProvider> {
  let signing = await newSigning('RS256');
  let shown: JWK[] = [await publicJwk(signing)];
  const listener = createServer((request, response) => {
    provider.asked.push(request.url ?? '');
    if (provider.mood === 'slow') return;
    if (provider.mood === 'away') {
      request.socket.destroy();
      return;
    }
    response.statusCode = provider.mood === 'failing' ? 500 : 200;
    response.setHeader('content-type', 'application/json');
    const isKeys = request.url === '/keys';
    response.end(
      JSON.stringify(
        isKeys ? { keys: shown } : { issuer: provider.issuer, jwks_uri: `${provider.issuer}/keys` },
      ),
    );
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const issuer = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const provider: IdentityProvider = {
    issuer,
    // With a provider, people register here only where that is said.
    settings: { OIDC_ISSUER: issuer, OIDC_AUDIENCE: AUDIENCE, REGISTRATION: 'open' },
    mood: 'good',
    asked: [],
    token: (claims, header) => signedToken({ issuer, ...signing }, claims, header),
    given: async () => {
      const { alg, kid, privateKey } = signing;
      return { issuer, alg, kid, privateKey: await exportJWK(privateKey) };
    },
    rotate: async (alg = 'RS256') => {
      signing = await newSigning(alg);
      shown = [await publicJwk(signing)];
    },
    publicKey: () => exportSPKI(signing.publicKey),
    close: async () => {
      listener.closeAllConnections();
      listener.close();
      await once(listener, 'close');
    },
  };
  return provider;
}

/** A token of somebody, an hour long unless told otherwise. */
export function signedToken(
  by: Omit<GivenProvider, 'privateKey'> & { readonly privateKey: CryptoKey | JWK },
  claims: Claims = {},
  header: { kid?: string; alg?: string; typ?: string } = {},
): Promise<string> {
  const { issuer, alg, kid, privateKey } = by;
  const now = Math.floor(Date.now() / 1000);
  const usual = { iss: issuer, aud: AUDIENCE, sub: randomUUID(), iat: now, exp: now + 3600 };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg, kid, typ: 'JWT', ...header })
    .sign(privateKey);
}

async function newSigning(alg: string): Promise<Signing> {
  return { kid: randomUUID(), alg, ...(await generateKeyPair(alg, { extractable: true })) };
}

async function publicJwk({ kid, alg, publicKey }: Signing): Promise<JWK> {
  return { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
}
