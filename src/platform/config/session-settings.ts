import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { Check } from '../common/validation/text.js';
import { EncoderSettings } from './encoder-settings.js';
import { domainViolation, FromEnvironment, list, number } from './environment.js';

/** The part of the settings that is about how long somebody stays signed in. */
export abstract class SessionSettings extends EncoderSettings {
  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  @Max(1440)
  readonly accessTokenExpireMinutes: number = 15;

  /** So long a session may lie idle, unless `sessionIdleMinutes` ends it before. */
  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  @Max(365)
  readonly refreshTokenExpireDays: number = 30;

  /** Seconds after its use in which a refresh token that comes again ends nothing. */
  @FromEnvironment(number)
  @IsInt()
  @Min(0)
  @Max(60)
  readonly refreshTokenReuseGraceSeconds: number = 0;

  /** So long after it was last refreshed a session ends; 0 for as late as the refresh token does. */
  @FromEnvironment(number)
  @IsInt()
  @Min(0)
  @Max(525_600)
  readonly sessionIdleMinutes: number = 0;

  /** So long after its sign-in a session ends, however much it is used. */
  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  @Max(3_650)
  readonly sessionMaxDays: number = 90;

  /** So long after signing in, or showing it once more, somebody may what needs a fresh proof. */
  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  @Max(1_440)
  readonly stepUpMinutes: number = 5;

  /** Where the pages are that ask for passkeys; without any, at `publicUrl`, else on this machine. */
  @FromEnvironment(list)
  @Matches(/^https?:\/\/[^/\s*]+$/, {
    each: true,
    message: 'must be origins like https://app.example.com, separated by commas',
  })
  readonly webauthnOrigins: readonly string[] = [];

  /** The domain that passkeys are of, where it is above that of the first origin. */
  @IsOptional()
  @Check('isDomain', domainViolation)
  readonly webauthnRpId?: string;
}
