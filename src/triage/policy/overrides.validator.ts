import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { MapOfNames } from '../../platform/common/http/maps-of-names.js';
import { isJsonObject } from '../../platform/common/validation/json-object.js';
import { Check, identifierViolation } from '../../platform/common/validation/text.js';
import { POLICY_MODES } from '../core/index.js';

const MAX_OVERRIDES = 1_000;
const MAX_INTENT_NAME = 100;

const CHECKS: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  mode: (value) =>
    POLICY_MODES.some((mode) => mode === value) ? undefined : 'must be live or shadow',
  threshold: (value) =>
    typeof value === 'number' && value >= 0 && value <= 1
      ? undefined
      : 'must be a number from 0 to 1',
  neverAnswer: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
};

/** A map from intent name to override; class-validator itself cannot look into maps. */
export function AreOverrides(): PropertyDecorator {
  return applyDecorators(
    // class-transformer would drop intents that are called like a member of Object.
    Transform(({ obj, key }) => MapOfNames.unwrap((obj as Record<string, unknown>)[key])),
    Check('areOverrides', overridesViolation),
  );
}

function overridesViolation(value: unknown): string | undefined {
  if (!isJsonObject(value)) return 'must be an object from intent name to override';
  const entries = Object.entries(value);
  if (entries.length > MAX_OVERRIDES) return `must have at most ${MAX_OVERRIDES} entries`;
  for (const [intent, override] of entries) {
    const message = identifierViolation(intent, MAX_INTENT_NAME) ?? overrideViolation(override);
    if (message !== undefined) return `"${intent.slice(0, MAX_INTENT_NAME)}": ${message}`;
  }
  return undefined;
}

function overrideViolation(override: unknown): string | undefined {
  if (!isJsonObject(override)) return 'must be an object with mode, threshold or neverAnswer';
  for (const [name, value] of Object.entries(override)) {
    const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
    if (!check) return `${name} is not a known field`;
    const message = check(value);
    if (message !== undefined) return `${name} ${message}`;
  }
  return undefined;
}
