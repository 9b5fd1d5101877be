import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { JwtModuleOptions } from '@nestjs/jwt';
import type { Settings } from '../../../platform/config/index.js';

/** Both in and around every access token. */
export const ISSUER = 'automated-customer-support';
export const AUDIENCE = 'automated-customer-support-api';

/**
 * The key as a prepared object: given a string, jsonwebtoken tries and fails to read it as a public
 * key at every request, which costs more than the request's other work together.
 */
export function signingKey({ secretKey }: Pick<Settings, 'secretKey'>): KeyObject {
  return createSecretKey(Buffer.from(secretKey, 'utf8'));
}

const HASHES = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const;

/**
 * By which key to check a token: the present one, unless it was signed by the previous one and that
 * still counts. Its claims are checked afterwards, whichever it is.
 */
export function checkingKey(settings: Settings): (token: string) => KeyObject {
  const { secretKeyPrevious, algorithm } = settings;
  const present = signingKey(settings);
  if (secretKeyPrevious === undefined) return () => present;
  const previous = signingKey({ secretKey: secretKeyPrevious });
  return (token) => {
    const end = token.lastIndexOf('.');
    const signed = createHmac(HASHES[algorithm], previous).update(token.slice(0, end)).digest();
    const signature = Buffer.from(token.slice(end + 1), 'base64url');
    const isOfPrevious = signature.length === signed.length && timingSafeEqual(signature, signed);
    return isOfPrevious ? previous : present;
  };
}

export function jwtOptions(settings: Settings): JwtModuleOptions {
  return {
    secret: signingKey(settings),
    signOptions: {
      algorithm: settings.algorithm,
      issuer: ISSUER,
      audience: AUDIENCE,
      expiresIn: settings.accessTokenExpireMinutes * 60,
    },
  };
}
