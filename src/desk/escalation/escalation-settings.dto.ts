import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { Optional } from '../../platform/common/validation/optional.js';
import type { EscalationSettings } from './escalation-settings.entity.js';

function Switch(): PropertyDecorator {
  return (...property) => {
    Optional()(...property);
    IsBoolean()(...property);
    ApiProperty({ type: Boolean, required: false, example: true })(...property);
  };
}

export class ChangeEscalationSettings {
  /** The machine's average confidence in a conversation is below 0.3. */
  @Switch()
  lowConfidence?: boolean;

  /** What the customer writes is very negative, or angry. */
  @Switch()
  negativeSentiment?: boolean;

  /** The machine had no answer three times in a conversation. */
  @Switch()
  repeatedFallbacks?: boolean;

  /** The customer asks for a person. */
  @Switch()
  personRequested?: boolean;

  /** The customer comes about the same intent for the third time within 14 days. */
  @Switch()
  repeatedContact?: boolean;
}

export class EscalationSettingsView {
  readonly lowConfidence: boolean;
  readonly negativeSentiment: boolean;
  readonly repeatedFallbacks: boolean;
  readonly personRequested: boolean;
  readonly repeatedContact: boolean;

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  static of(settings: EscalationSettings): EscalationSettingsView {
    const { lowConfidence, negativeSentiment, repeatedFallbacks } = settings;
    const { personRequested, repeatedContact, version } = settings;
    const ofMachine = { lowConfidence, negativeSentiment, repeatedFallbacks };
    return { ...ofMachine, personRequested, repeatedContact, version };
  }
}
