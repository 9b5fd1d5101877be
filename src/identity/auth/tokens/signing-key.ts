import { createSecretKey, type KeyObject } from 'node:crypto';
import type { JwtModuleOptions } from '@nestjs/jwt';
import type { Settings } from '../../../platform/config/index.js';

/** Both in and around every access token. */
export const ISSUER = 'automated-customer-support';
export const AUDIENCE = 'automated-customer-support-api';

/**
 * The key as a prepared object: given a string, jsonwebtoken tries and fails to read it as a public
 * key at every request, which costs more than the request's other work together.
 */
export function signingKey({ secretKey }: Settings): KeyObject {
  return createSecretKey(Buffer.from(secretKey, 'utf8'));
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
