import { ArrayNotEmpty, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Check } from '../common/validation/text.js';
import { AccountSettings } from './account-settings.js';
import { addressViolation, FromEnvironment, issuerViolation, list } from './environment.js';

// https://www.iana.org/assignments/jose, less what is signed with a secret that we would have to know.
const SIGNATURES = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** The part of the settings that is about an identity provider outside. */
export abstract class IdentityProviderSettings extends AccountSettings {
  /** The identity provider outside whose tokens count too, exactly as they name it; none without. */
  @IsOptional()
  @Check('isIssuer', issuerViolation)
  readonly oidcIssuer?: string;

  /** Whom its tokens must be meant for: one of these. */
  @FromEnvironment(list)
  @MaxLength(500, { each: true })
  readonly oidcAudience: readonly string[] = [];

  /** Where its keys are; without it they are found by what it says of itself (discovery). */
  @IsOptional()
  @Check('isServerAddress', addressViolation)
  readonly oidcJwksUrl?: string;

  /** By which its tokens may be signed: only such that need a private key. */
  @FromEnvironment(list)
  @ArrayNotEmpty({ message: 'must name at least one algorithm' })
  @IsIn(SIGNATURES, { each: true })
  readonly oidcAlgorithms: readonly string[] = ['RS256', 'ES256', 'EdDSA'];

  /** The claim that says what somebody may do, such as `roles` or `app_metadata.role`. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly oidcRoleClaim?: string;

  /** What its values mean here; somebody with none of them is a user. */
  @FromEnvironment(list)
  @Matches(/^[^=]+=(user|agent|supervisor|admin)$/, {
    each: true,
    message: 'must be pairs such as support=agent,owner=admin',
  })
  readonly oidcRoles: readonly string[] = [];
}
