import { ApiKey } from './api-keys/api-key.entity.js';
import { ExternalIdentity } from './external/external-identity.entity.js';
import { AccountLink } from './links/account-link.entity.js';
import { UsedChallenge } from './passkeys/used-challenge.entity.js';
import { Passkey } from './second-factor/passkey.entity.js';
import { RecoveryCode } from './second-factor/recovery-code.entity.js';
import { SecondFactor } from './second-factor/second-factor.entity.js';
import { RefreshToken } from './tokens/refresh-token.entity.js';
import { Session } from './tokens/session.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [
  AccountLink,
  ApiKey,
  ExternalIdentity,
  Passkey,
  RecoveryCode,
  RefreshToken,
  SecondFactor,
  Session,
  UsedChallenge,
];
