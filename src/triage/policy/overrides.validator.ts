import { plainToInstance } from 'class-transformer';
import { registerDecorator, type ValidationArguments, validateSync } from 'class-validator';
import { OverrideBody } from './override.dto.js';

const MAX_OVERRIDES = 1_000;

/** A map from intent name to override; class-validator itself cannot look into maps. */
export function AreOverrides(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'areOverrides',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => overridesViolation(value) === undefined,
        defaultMessage: ({ value }: ValidationArguments) => overridesViolation(value) ?? '',
      },
    });
  };
}

function overridesViolation(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'must be an object from intent name to override';
  }
  const entries = Object.entries(value);
  if (entries.length > MAX_OVERRIDES) return `must have at most ${MAX_OVERRIDES} entries`;
  for (const [intent, override] of entries) {
    if (typeof override !== 'object' || override === null || Array.isArray(override)) {
      return `"${intent}" must be an object with mode, threshold or neverAnswer`;
    }
    const [failure] = validateSync(plainToInstance(OverrideBody, override as object), {
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
    });
    const [message] = Object.values(failure?.constraints ?? {});
    if (message) return `"${intent}": ${message}`;
  }
  return undefined;
}
