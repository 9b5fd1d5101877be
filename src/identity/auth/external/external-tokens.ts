import { createHash } from 'node:crypto';
import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { identifierViolation } from '../../../platform/common/validation/text.js';
import { TokenMemory } from '../bearer/token-memory.js';
import { InvalidExternalTokenError, type TokenFault } from './external.errors.js';
import type { ProviderKeys } from './provider-keys.js';
import { isForCalling } from './token-type.js';

/** Seconds that clocks may differ. */
const CLOCK_TOLERANCE = 5;
const MAX_SUBJECT = 255;
/** So long a checked token is not checked again; a key that is withdrawn counts no longer. */
const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 10_000;

/** What a token must say to be accepted. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly algorithms: readonly string[];
}

/** The claims of a token that was checked. */
export interface ExternalClaims extends JWTPayload {
  readonly sub: string;
  readonly iat: number;
  readonly exp: number;
}

/** Checks the tokens of one identity provider. */
export class ExternalTokens {
  /** Only what was accepted, so that nobody can fill it with inventions. */
  private readonly known = new TokenMemory<ExternalClaims>(MAX_REMEMBERED, Date.now, REMEMBERED_MS);

  constructor(
    private readonly rules: TokenRules,
    private readonly keys: Pick<ProviderKeys, 'keyOf'>,
  ) {}

  /** Whether the token says, unproved, that it is the provider's. */
  isClaimed(token: string): boolean {
    try {
      return decodeJwt(token).iss === this.rules.issuer;
    } catch {
      return false;
    }
  }

  /** @throws InvalidExternalTokenError, ProviderUnavailableError */
  async verify(token: string): Promise<ExternalClaims> {
    const key = createHash('sha256').update(token).digest('base64');
    const known = this.known.get(key);
    if (known) return known;
    const claims = await this.check(token);
    this.known.set(key, claims);
    return claims;
  }

  private async check(token: string): Promise<ExternalClaims> {
    const { issuer, audience, algorithms } = this.rules;
    const options = {
      issuer,
      audience: [...audience],
      algorithms: [...algorithms],
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['sub', 'iat', 'exp'],
    };
    const { payload, protectedHeader } = await jwtVerify<ExternalClaims>(
      token,
      this.keys.keyOf,
      options,
    ).catch((error: unknown) => {
      throw error instanceof errors.JOSEError
        ? new InvalidExternalTokenError(faultOf(error))
        : error;
    });
    if (!isForCalling({ header: protectedHeader, claims: payload })) {
      throw new InvalidExternalTokenError('type');
    }
    if (identifierViolation(payload.sub, MAX_SUBJECT))
      throw new InvalidExternalTokenError('subject');
    return payload;
  }
}

const FAULT_OF_CLAIM: Readonly<Record<string, TokenFault>> = {
  aud: 'audience',
  nbf: 'not_yet',
  sub: 'subject',
};

function faultOf(error: errors.JOSEError): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (error instanceof errors.JWKSNoMatchingKey) return 'key';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return FAULT_OF_CLAIM[error.claim] ?? 'malformed';
  }
  return 'malformed';
}
