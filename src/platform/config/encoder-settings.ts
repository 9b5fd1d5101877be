import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Check } from '../common/validation/text.js';
import { addressViolation, FromEnvironment, number, truth, variableName } from './environment.js';
import { IdentityProviderSettings } from './identity-provider-settings.js';
import { SettingsError } from './settings-error.js';

/** What makes vectors of messages: an encoder of our own, a server of embeddings, or nothing. */
export type EncoderSetting =
  | { readonly kind: 'minilm' | 'universal'; readonly threads: number }
  | {
      readonly kind: 'endpoint';
      /** Of the server, without `/embeddings` at its end. */
      readonly url: string;
      readonly model: string;
      /** Sent to the server as a bearer token. */
      readonly apiKey?: string;
      /** Whether it knows more languages than English. */
      readonly multilingual: boolean;
    }
  | { readonly kind: 'off' };

/** The part of the settings that is about vectors; the variables of the encoder stay in here. */
export abstract class EncoderSettings extends IdentityProviderSettings {
  @IsIn(['minilm', 'universal', 'endpoint', 'off'])
  private readonly encoder: EncoderSetting['kind'] = 'minilm';

  @IsOptional()
  @Check('isServerAddress', addressViolation)
  private readonly encoderUrl?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  private readonly encoderModel?: string;

  @IsOptional()
  @Matches(/^[\x21-\x7e]+$/, { message: 'must be ASCII without white space' })
  private readonly encoderApiKey?: string;

  @FromEnvironment(truth)
  @IsBoolean()
  private readonly encoderMultilingual: boolean = false;

  /** A message whose vector takes longer is classified by its words alone. */
  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  @Max(30_000)
  readonly encoderTimeoutMs: number = 200;

  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  @Max(64)
  private readonly encoderThreads: number = 1;

  /** Which encoder to use, with all that it needs. */
  get encoderSetting(): EncoderSetting {
    const { encoder: kind, encoderThreads: threads, encoderApiKey: apiKey } = this;
    if (kind === 'off') return { kind };
    if (kind !== 'endpoint') return { kind, threads };
    const [url, model] = [this.needed('encoderUrl'), this.needed('encoderModel')];
    return { kind, url, model, apiKey, multilingual: this.encoderMultilingual };
  }

  /** @throws SettingsError where the server of embeddings is asked for without saying which */
  requireEncoder(): void {
    if (this.encoder !== 'endpoint') return;
    this.needed('encoderUrl');
    this.needed('encoderModel');
  }

  private needed(field: 'encoderUrl' | 'encoderModel'): string {
    const value = this[field];
    if (value !== undefined) return value;
    throw new SettingsError(`${variableName(field)} is missing: ENCODER=endpoint needs one`);
  }
}
